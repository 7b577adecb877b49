import { expectLike } from '../check';
import type { Rng } from '../rng';
import { type Tensor, zerosLike } from '../tensor';

/** Which entries to drop, and from which stream. Absent means evaluation: nothing is dropped. */
export interface Dropout {
  /** The probability that an entry is dropped, in [0, 1). */
  readonly p: number;
  readonly rng: Pick<Rng, 'uniform'>;
}

export interface DropoutCache {
  /** m / (1 − p): 0 where an entry was dropped. Absent where nothing was. */
  readonly scale?: Tensor;
}

/**
 * y = x ⊙ m / (1 − p), m = 0 with probability p, else 1: the expectation of y is x ("inverted" dropout).
 * Without `dropout`, or at p = 0, y is x itself. As torch.nn.functional.dropout; Srivastava et al. 2014.
 */
export function dropout(x: Tensor, options: Dropout | undefined): { out: Tensor; cache: DropoutCache } {
  if (!options || options.p === 0) return { out: x, cache: {} };
  const { p, rng } = options;
  if (!(p > 0 && p < 1)) throw new RangeError(`dropout: p is ${p}, expected 0 ≤ p < 1`);
  const out = zerosLike(x);
  const scale = zerosLike(x);
  // region dropout
  for (let i = 0; i < x.data.length; i++) {
    scale.data[i] = rng.uniform() < p ? 0 : 1 / (1 - p);
    out.data[i] = x.data[i]! * scale.data[i]!;
  }
  // endregion
  return { out, cache: { scale } };
}

/** dX = dY ⊙ m / (1 − p): a dropped entry gets no gradient. */
export function dropoutBackward(dOut: Tensor, { scale }: DropoutCache): Tensor {
  if (!scale) return dOut;
  expectLike('dropoutBackward', 'dOut', dOut, scale);
  const dX = zerosLike(dOut);
  for (let i = 0; i < dX.data.length; i++) dX.data[i] = dOut.data[i]! * scale.data[i]!;
  return dX;
}
