import type { FloatArray } from '@/lib/engine/tensor';

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
