import type { FloatArray } from '../tensor';

/**
 * Σᵢ a[aStart + i] · b[bStart + i] over n entries, summed in float64 whatever the arrays hold.
 * Four partial sums, because one alone would make each addition wait for the last.
 */
export function dot(a: FloatArray, aStart: number, b: FloatArray, bStart: number, n: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    s0 += a[aStart + i]! * b[bStart + i]!;
    s1 += a[aStart + i + 1]! * b[bStart + i + 1]!;
    s2 += a[aStart + i + 2]! * b[bStart + i + 2]!;
    s3 += a[aStart + i + 3]! * b[bStart + i + 3]!;
  }
  for (; i < n; i++) s0 += a[aStart + i]! * b[bStart + i]!;
  return s0 + s1 + (s2 + s3);
}

/** sum += factor · b[bStart …] over the length of `sum`, which is float64 so that long sums keep their digits. */
export function addScaled(sum: Float64Array, factor: number, b: FloatArray, bStart: number): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += factor * b[bStart + i]!;
}
