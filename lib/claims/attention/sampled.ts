import type { Digits } from '@/lib/format';
import type { Claim, ClaimResult } from '../contract';

/** A claim measured on draws. `tolerance` is at least 4 standard errors at its draws; the test measures that too. */
export function sampled(
  id: string,
  expected: number,
  tolerance: number,
  digits: Digits,
  measure: (seed: number) => ClaimResult,
): Claim {
  return {
    id,
    expected,
    tolerance,
    digits,
    kind: 'sampled',
    compute: (seed, { signal }) => {
      signal.throwIfAborted();
      return measure(seed);
    },
  };
}

/** The mean of the draws and its standard error. */
export function meanOf(draws: ArrayLike<number>): ClaimResult {
  const { mean, variance, n } = moments(draws);
  return { value: mean, standardError: Math.sqrt(variance / n), draws: n };
}

/** The root of their mean: draws are squares. The error passes through the root's slope, 1 / 2√mean. */
export function rootMeanOf(squares: ArrayLike<number>): ClaimResult {
  const { mean, variance, n } = moments(squares);
  return { value: Math.sqrt(mean), standardError: Math.sqrt(variance / n / mean) / 2, draws: n };
}

function moments(draws: ArrayLike<number>) {
  const n = draws.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += draws[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (draws[i]! - mean) ** 2;
  return { mean, variance: squares / (n - 1), n };
}
