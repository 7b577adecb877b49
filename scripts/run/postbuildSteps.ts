import { pendingPostbuild } from './pending';
import type { Step } from './steps';

/** What is done to `out/` after Next has exported it. */
export const postbuildSteps: readonly Step[] = pendingPostbuild();
