import type { Work } from '../works';

/** A way to compute a work, made ready for it: weights taken, memory had. */
export interface Prepared {
  readonly run: () => unknown;
  /** What the last run came to: the last hidden state, [token, hidden]. */
  readonly output: () => Float32Array;
  readonly release?: () => unknown;
}

export type Prepare = (work: Work) => Promise<Prepared>;
