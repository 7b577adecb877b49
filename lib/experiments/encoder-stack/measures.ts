type Numbers = Float32Array | Float64Array;

/** Root mean square of all entries. */
export function rms(values: Numbers): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!;
  return Math.sqrt(squares / values.length);
}

/** Euclidean length of all entries as one vector: a matrix's Frobenius norm. */
export const norm = (values: Numbers): number => rms(values) * Math.sqrt(values.length);

/** Mean cosine over all pairs of different rows; NaN where there is one row only, or a row of zeros. */
export function meanPairwiseCosine(values: Numbers, cols: number): number {
  const rows = values.length / cols;
  // Of unit vectors u: |Σ u|² = T + Σ over ordered pairs of their cosines.
  const sum = new Float64Array(cols);
  for (let row = 0; row < rows; row++) {
    const vector = values.subarray(row * cols, (row + 1) * cols);
    const length = norm(vector);
    for (let i = 0; i < cols; i++) sum[i]! += vector[i]! / length;
  }
  const square = sum.reduce((total, value) => total + value * value, 0);
  return (square - rows) / (rows * (rows - 1));
}

/** Mean over rows of −Σ p ln p, in nats. */
export function meanEntropy(values: Numbers, cols: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const p = values[i]!;
    if (p > 0) sum -= p * Math.log(p);
  }
  return sum / (values.length / cols);
}
