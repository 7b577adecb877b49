import type { FloatArray } from '@/lib/engine/tensor';
import type { ProofStep } from './contract';

/** Where the entry of the largest size stands: a gradient is compared there, since a slope near 0 has no digits to compare. */
export function largestAt(values: FloatArray): number {
  let at = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i]!) > Math.abs(values[at]!)) at = i;
  return at;
}

/** (f(v + δ) − f(v − δ)) / 2δ in entry `at` of values, which f reads; they are as before when it is done. */
export function centralDifference(f: () => number, values: FloatArray, at: number, delta = 1e-5): number {
  const before = values[at]!;
  values[at] = before + delta;
  const above = f();
  values[at] = before - delta;
  const below = f();
  values[at] = before;
  return (above - below) / (2 * delta);
}

/** A gradient's formula against the slope of the loss itself, in the entry where `expected` is largest. */
export function slopeStep(
  expected: FloatArray,
  loss: () => number,
  values: FloatArray,
  broken: readonly string[] = [],
): ProofStep {
  const at = largestAt(expected);
  return { theory: expected[at]!, measured: centralDifference(loss, values, at), standardError: 0, broken };
}

/** A mean of draws against what the line says of it. */
export function sampledStep(theory: number, draws: ArrayLike<number>, broken: readonly string[] = []): ProofStep {
  const { mean, standardError } = meanAndError(draws);
  return { theory, measured: mean, standardError, broken };
}

export function meanAndError(draws: ArrayLike<number>): { readonly mean: number; readonly standardError: number } {
  const n = draws.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += draws[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (draws[i]! - mean) ** 2;
  return { mean, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}
