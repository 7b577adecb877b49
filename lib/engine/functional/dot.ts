import { rowLength, type Tensor } from '../tensor';

/**
 * Row i of a times row j of b, Σ a[i, n] · b[j, n]: summed in float64 whatever the tensors hold. Rows are counted over all axes but
 * the innermost, which must be equally long. Four partial sums, because one alone would make each addition wait for the last.
 */
export function dot(a: Tensor, i: number, b: Tensor, j: number): number {
  const length = rowLength(a);
  const [x, y] = [a.data, b.data];
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let p = i * length;
  let q = j * length;
  const end = p + length;
  for (; p + 4 <= end; p += 4, q += 4) {
    s0 += x[p]! * y[q]!;
    s1 += x[p + 1]! * y[q + 1]!;
    s2 += x[p + 2]! * y[q + 2]!;
    s3 += x[p + 3]! * y[q + 3]!;
  }
  for (; p < end; p++, q++) s0 += x[p]! * y[q]!;
  return s0 + s1 + (s2 + s3);
}

/** sum += factor · row i of x. The sum is float64, so that long sums keep their digits. */
export function addScaled(sum: Float64Array, factor: number, x: Tensor, i: number): void {
  const { data } = x;
  const start = i * sum.length;
  for (let n = 0; n < sum.length; n++) sum[n]! += factor * data[start + n]!;
}
