import { rms } from '@/lib/engine/metrics/moments';
import type { Tensor } from '@/lib/engine/tensor';
import { row } from './blocks';
import { plus, type WaysBack } from './chain';
import { width } from './params';

/** One of the 2ⁿ ways on which a gradient comes down: at each block past the branch or through it. */
export interface Path {
  /** Bit l is set where the branch of block l is taken. */
  readonly mask: number;
  /** How many branches it takes. */
  readonly length: number;
  /** What it brings to the input. */
  readonly gradient: Tensor;
  /** Its RMS at every state, of the input first. */
  readonly sizes: readonly number[];
}

/** Every path, by length and, within a length, by mask. */
export function everyPath(ways: readonly WaysBack[], top: Tensor): Path[] {
  let paths: Path[] = [{ mask: 0, length: 0, gradient: top, sizes: [rms(top.data)] }];
  for (let block = ways.length - 1; block >= 0; block--) {
    const { norm, skip, branch } = ways[block]!;
    paths = paths.flatMap(({ mask, length, gradient, sizes }) => {
      const dSum = norm(gradient);
      const going = (on: 0 | 1, to: Tensor): Path => ({
        mask: mask | (on << block),
        length: length + on,
        gradient: to,
        sizes: [rms(to.data), ...sizes],
      });
      return [going(0, skip(dSum)), going(1, branch(dSum))];
    });
  }
  return paths.sort((a, b) => a.length - b.length || a.mask - b.mask);
}

/**
 * The gradient of the input, apart by how many branches its paths take: entry k is the sum of all paths of length k, C(n, k) of them.
 * Block by block, so that 2ⁿ paths cost n²: who has length k took k branches before and goes past this one, or k − 1 and goes through.
 */
export function gradientByLength(ways: readonly WaysBack[], top: Tensor): Tensor[] {
  const nothing = row(new Float64Array(width));
  // region lengths
  let parts = [top];
  for (const { norm, skip, branch } of [...ways].reverse()) {
    const dSums = parts.map(norm);
    const past = [...dSums.map(skip), nothing];
    const through = [nothing, ...dSums.map(branch)];
    parts = past.map((part, k) => plus(part, through[k]!));
  }
  // endregion
  return parts;
}

/** C(n, k) / 2ⁿ for k = 0 … n: the share of paths of each length. */
export function lengthShares(n: number): number[] {
  const shares = [2 ** -n];
  for (let k = 1; k <= n; k++) shares.push((shares[k - 1]! * (n - k + 1)) / k);
  return shares;
}
