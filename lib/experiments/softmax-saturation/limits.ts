/** What the mean of ‖J‖_F tends to, for n independent normal logits of standard deviation σ. */

/** σ → 0: p is even, J = (I − 11ᵀ/n)/n, and ‖J‖_F = √(n − 1)/n. */
export const evenNorm = (n: number): number => Math.sqrt(n - 1) / n;

/**
 * σ → ∞: two keys are left, ‖J‖_F = 2p(1 − p) of the gap between them, and ∫ 2p(1 − p) over all gaps ≥ 0 is 1. So the mean tends to
 * the density of a gap of 0, f(0)/σ, with f(0) = n(n − 1) ∫ φ(x)² Φ(x)ⁿ⁻² dx for logits of variance 1: it falls no faster than 1/σ.
 */
export function gapDensity(n: number): number {
  const step = 1e-3;
  let below = 0;
  let sum = 0;
  for (let x = -9; x < 9; x += step) {
    // Φ is added up along the way, by the midpoint rule as the integral itself.
    const density = Math.exp(-((x + step / 2) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    sum += density ** 2 * (below + (density * step) / 2) ** (n - 2) * step;
    below += density * step;
  }
  return n * (n - 1) * sum;
}
