import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';

/**
 * Measurements of n independent pairs. Within a pair the products may depend on each other, so an error is that of n pairs, not of n·d
 * products: the spread of what each pair contributes, over √n.
 * `sums` and `squares`: Σᵢ wᵢ and Σᵢ wᵢ² of each pair, w = qᵢkᵢ − E qᵢkᵢ.
 */
export interface PairSums {
  readonly d: number;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** The estimate of a number times `factor`. */
export const scaledBy = (estimate: Estimate, factor: number): Estimate => ({
  ...estimate,
  value: estimate.value * factor,
  standardError: estimate.standardError * factor,
});

/**
 * What is left when m² is taken from a mean, m being a mean that is measured too: E m² is larger than (E m)² by m's own variance, and
 * where all draws have one and the same square (±1) that is all the error there is.
 */
function lessSquare(whole: Estimate, m: Estimate, share = 1): Estimate {
  return {
    ...whole,
    value: whole.value - share * (m.value ** 2 - m.standardError ** 2),
    standardError: Math.hypot(whole.standardError, Math.SQRT2 * share * m.standardError ** 2),
  };
}

/** Var(x) of draws, unbiased. */
export function varianceOf(draws: Float64Array): Estimate {
  const n = draws.length;
  // #region measure
  const { value: mean } = meanOf(draws);
  const squares = draws.map(x => (x - mean) ** 2);
  const { value, standardError } = meanOf(squares);
  const variance = (value * n) / (n - 1);
  // #endregion
  return { value: variance, standardError: Math.hypot(standardError, Math.SQRT2 * (variance / n)), draws: n };
}

/** Var(qᵢkᵢ), over all coordinates, which are alike. */
export function productVariance({ d, sums, squares }: PairSums): Estimate {
  const mean = scaledBy(meanOf(sums), 1 / d);
  const spread = meanOf(squares.map((square, t) => square / d - (2 * mean.value * sums[t]!) / d));
  return lessSquare({ ...spread, value: meanOf(squares).value / d }, mean);
}

/** Cov(qᵢkᵢ, qⱼkⱼ), over all i ≠ j; 0 where there are none. */
export function productCovariance({ d, sums, squares }: PairSums): Estimate {
  if (d === 1) return { value: 0, standardError: 0, draws: sums.length };
  const mean = meanOf(sums);
  const share = 1 - 1 / d;
  const off = sums.map((sum, t) => sum ** 2 - squares[t]!);
  const spread = meanOf(off.map((value, t) => value - 2 * share * mean.value * sums[t]!));
  return scaledBy(lessSquare({ ...spread, value: meanOf(off).value }, mean, share), 1 / (d * (d - 1)));
}
