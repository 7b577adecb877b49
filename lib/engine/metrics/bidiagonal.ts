/** An upper bidiagonal matrix: `diagonal` [n], and `above` [n − 1] the entries right of it. */
export interface Bidiagonal {
  readonly diagonal: Float64Array;
  readonly above: Float64Array;
}

/**
 * B = UᵀAV with orthogonal U and V, by Householder reflections from the left and the right in turn; B has A's singular values.
 * columns: A column by column, n columns of m ≥ n entries; overwritten. Golub and Kahan 1965.
 */
export function bidiagonalize(columns: readonly Float64Array[]): Bidiagonal {
  const n = columns.length;
  const m = columns[0]?.length ?? 0;
  const diagonal = new Float64Array(n);
  const above = new Float64Array(Math.max(0, n - 1));
  const row = new Float64Array(n);
  const sums = new Float64Array(m);
  for (let k = 0; k < n; k++) {
    const column = columns[k]!;
    const left = reflector(column, k);
    diagonal[k] = left.head;
    if (left.scale !== 0) {
      for (let j = k + 1; j < n; j++) {
        const other = columns[j]!;
        let dot = 0;
        for (let i = k; i < m; i++) dot += column[i]! * other[i]!;
        for (let i = k; i < m; i++) other[i]! -= left.scale * dot * column[i]!;
      }
    }
    if (k + 1 >= n) break;

    for (let j = k + 1; j < n; j++) row[j] = columns[j]![k]!;
    const right = reflector(row, k + 1);
    above[k] = right.head;
    if (right.scale === 0) continue;
    // The same from the right: each row below loses its part along the reflector, all rows at once.
    sums.fill(0, k + 1);
    for (let j = k + 1; j < n; j++) {
      const other = columns[j]!;
      for (let i = k + 1; i < m; i++) sums[i]! += other[i]! * row[j]!;
    }
    for (let j = k + 1; j < n; j++) {
      const other = columns[j]!;
      const factor = right.scale * row[j]!;
      for (let i = k + 1; i < m; i++) other[i]! -= sums[i]! * factor;
    }
  }
  return { diagonal, above };
}

/**
 * The reflection I − scale · vvᵀ that turns x[from…] into (head, 0, …, 0); v is written over x. scale is 0 where x already has that
 * form.
 */
function reflector(x: Float64Array, from: number): { head: number; scale: number } {
  let largest = 0;
  for (let i = from; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]!));
  const first = x[from]!;
  if (largest === 0) return { head: 0, scale: 0 };
  let squares = 0;
  for (let i = from; i < x.length; i++) {
    // To the size of 1, so that squares of 1e-200 do not vanish.
    x[i]! /= largest;
    squares += x[i]! * x[i]!;
  }
  const norm = Math.sqrt(squares);
  // Away from the first entry: v = x ∓ ‖x‖e is never a difference of near equals.
  const head = first > 0 ? -norm : norm;
  const v = x[from]! - head;
  x[from] = v;
  return { head: head * largest, scale: -1 / (head * v) };
}
