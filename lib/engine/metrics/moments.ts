/** Moments of a list of numbers, in float64. Each throws where there are too few of them to say. */

/** μ = Σx / n. As numpy.mean. */
export function mean(values: ArrayLike<number>): number {
  expectAtLeast('mean', values, 1);
  // Measured from the first: the mean of equal numbers is that number, and their variance exactly 0.
  const origin = Number.isFinite(values[0]) ? values[0]! : 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! - origin;
  return origin + sum / values.length;
}

/** σ² = Σ(x − μ)² / n; unbiased, / (n − 1). As numpy.var with ddof 0 or 1. LayerNorm's is the biased one. */
export function variance(values: ArrayLike<number>, bias: 'biased' | 'unbiased' = 'biased'): number {
  const lost = bias === 'unbiased' ? 1 : 0;
  expectAtLeast('variance', values, 1 + lost);
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  return squares / (values.length - lost);
}

/** κ = E(x − μ)⁴ / σ⁴: 3 for a normal law, 1.8 uniform, 1 Rademacher, 6 Laplace. As scipy.stats.kurtosis(fisher=False). NaN where σ = 0. */
export function kurtosis(values: ArrayLike<number>): number {
  const centre = mean(values);
  const deviations = Float64Array.from(values, value => value - centre);
  // In units of a typical one: fourth powers of 1e-90 would vanish.
  const unit = rms(deviations);
  let fourth = 0;
  for (let i = 0; i < deviations.length; i++) fourth += (deviations[i]! / unit) ** 4;
  return fourth / deviations.length;
}

/** √(Σx² / n), of the size of a typical entry: the norm without the number of entries. */
export function rms(values: ArrayLike<number>): number {
  expectAtLeast('rms', values, 1);
  return frobeniusNorm(values) / Math.sqrt(values.length);
}

/** ‖x‖ = √Σx², of a vector or of a matrix's entries. Scaled by the largest, so that squares neither overflow nor vanish. */
export function frobeniusNorm(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (!(size <= largest)) largest = size;
  }
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! / largest) ** 2;
  return largest * Math.sqrt(squares);
}

function expectAtLeast(op: string, values: ArrayLike<number>, n: number): void {
  if (values.length < n) throw new RangeError(`${op}: values has ${values.length} entries, expected at least ${n}`);
}
