import type { Prepared } from './contender';

/** Largest difference from our reference that a contender may have: |a − b| ≤ tolerance · max(1, max|b|). */
export const tolerance = 1e-4;

export async function outputOf({ run, output }: Prepared): Promise<Float32Array> {
  await run();
  return output();
}

/** max|a − b| / max(1, max|b|); NaN where a has one, infinite where the lengths differ. */
export function relativeDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let [difference, scale] = [0, 1];
  for (let i = 0; i < b.length; i++) {
    difference = Math.max(difference, Math.abs(a[i]! - b[i]!));
    scale = Math.max(scale, Math.abs(b[i]!));
  }
  return difference / scale;
}
