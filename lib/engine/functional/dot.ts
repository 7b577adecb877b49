import { type FloatArray, rowCount, rowLength, type Tensor } from '../tensor';

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

/** Rows first … first + 3 of x with their entries side by side, [n, 4], in float64; zeros for rows beyond the last. */
export function fourAbreast(x: Tensor, first: number): Float64Array {
  const length = rowLength(x);
  const abreast = new Float64Array(4 * length);
  for (let k = 0; k < 4 && first + k < rowCount(x); k++) {
    const start = (first + k) * length;
    for (let n = 0; n < length; n++) abreast[4 * n + k] = x.data[start + n]!;
  }
  return abreast;
}

/** Each of four rows abreast times row j of b: four dot products for one reading of b's row. */
export function dotFour(out: Float64Array, abreast: Float64Array, b: Tensor, j: number): void {
  const { data } = b;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let q = j * rowLength(b);
  for (let n = 0; n < abreast.length; n += 4, q++) {
    const y = data[q]!;
    s0 += abreast[n]! * y;
    s1 += abreast[n + 1]! * y;
    s2 += abreast[n + 2]! * y;
    s3 += abreast[n + 3]! * y;
  }
  out[0] = s0;
  out[1] = s1;
  out[2] = s2;
  out[3] = s3;
}

/** sum += Σ weights[n] · row n of x. Four rows at a time, so that the sum is read and written a quarter as often. */
export function addWeightedRows(sum: Float64Array, weights: FloatArray, x: Tensor): void {
  const { data } = x;
  const length = sum.length;
  let n = 0;
  for (; n + 4 <= weights.length; n += 4) {
    const w0 = weights[n]!;
    const w1 = weights[n + 1]!;
    const w2 = weights[n + 2]!;
    const w3 = weights[n + 3]!;
    for (let i = 0, p = n * length; i < length; i++, p++) {
      sum[i]! += w0 * data[p]! + w1 * data[p + length]! + w2 * data[p + 2 * length]! + w3 * data[p + 3 * length]!;
    }
  }
  for (; n < weights.length; n++) addScaled(sum, weights[n]!, x, n);
}
