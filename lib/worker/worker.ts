import { claimsByLesson } from '@/lib/claims/registry';
import { experiments } from '@/lib/experiments/registry';
import type { Request } from './protocol';
import { createRunner } from './runner';
import { movable } from './transfer';

/** The worker's entry: scripts/generate/worker.ts bundles it into one classic script. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

const scope = globalThis as unknown as WorkerScope;

const handle = createRunner({
  experiments,
  claims: claimsByLesson,
  post: message => {
    const { response, transfer } = movable(message);
    scope.postMessage(response, transfer);
  },
});

scope.onmessage = ({ data }) => handle(data);
scope.postMessage({ type: 'ready' }, []);
