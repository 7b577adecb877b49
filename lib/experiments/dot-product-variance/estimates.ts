/** A number measured on draws. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

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

export function meanOf(values: Float64Array): Estimate {
  const n = values.length;
  let [total, squares] = [0, 0];
  for (let t = 0; t < n; t++) total += values[t]!;
  const value = total / n;
  for (let t = 0; t < n; t++) squares += (values[t]! - value) ** 2;
  return { value, standardError: Math.sqrt(squares / (n - 1) / n) };
}

/**
 * What is left when m² is taken from a mean, m being a mean that is measured too: E m² is larger than (E m)² by m's own variance, and
 * where all draws have one and the same square (±1) that is all the error there is.
 */
function lessSquare(whole: Estimate, m: Estimate, share = 1): Estimate {
  return {
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
  return { value: variance, standardError: Math.hypot(standardError, Math.SQRT2 * (variance / n)) };
}

/** Var(qᵢkᵢ), over all coordinates, which are alike. */
export function productVariance({ d, sums, squares }: PairSums): Estimate {
  const { value, standardError } = meanOf(sums);
  const mean = { value: value / d, standardError: standardError / d };
  const spread = meanOf(squares.map((square, t) => square / d - (2 * mean.value * sums[t]!) / d));
  return lessSquare({ ...spread, value: meanOf(squares).value / d }, mean);
}

/** Cov(qᵢkᵢ, qⱼkⱼ), over all i ≠ j; 0 where there are none. */
export function productCovariance({ d, sums, squares }: PairSums): Estimate {
  if (d === 1) return { value: 0, standardError: 0 };
  const mean = meanOf(sums);
  const share = 1 - 1 / d;
  const off = sums.map((sum, t) => sum ** 2 - squares[t]!);
  const spread = meanOf(off.map((value, t) => value - 2 * share * mean.value * sums[t]!));
  const { value, standardError } = lessSquare({ ...spread, value: meanOf(off).value }, mean, share);
  const count = d * (d - 1);
  return { value: value / count, standardError: standardError / count };
}

/** E(x − μ)⁴ / σ⁴; NaN where all draws are alike. */
export function kurtosisOf(draws: Float64Array): number {
  const { value: mean } = meanOf(draws);
  const second = meanOf(draws.map(x => (x - mean) ** 2)).value;
  return meanOf(draws.map(x => (x - mean) ** 4)).value / second ** 2;
}
