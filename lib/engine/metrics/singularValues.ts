import type { Tensor } from '../tensor';
import { type Bidiagonal, bidiagonalize } from './bidiagonal';
import { matrixSizes } from './matrix';

/**
 * The singular values of x [rows, cols], the largest first, min(rows, cols) of them. As torch.linalg.svdvals, in float64: good to a few
 * ε·‖x‖₂. Bidiagonalisation, then each value by halving an interval. Throws where an entry is not finite.
 */
export function singularValues(x: Tensor): Float64Array {
  const [rows, cols] = matrixSizes('singularValues', x);
  for (const value of x.data) {
    if (!Number.isFinite(value)) throw new RangeError(`singularValues: an entry is ${value}, expected finite numbers`);
  }
  // The shorter side becomes the columns: a matrix and its transpose have the same singular values.
  const n = Math.min(rows, cols);
  const columns = Array.from({ length: n }, (_, j) =>
    rows < cols
      ? Float64Array.from(x.data.subarray(j * cols, (j + 1) * cols))
      : Float64Array.from({ length: rows }, (_, i) => x.data[i * cols + j]!),
  );
  return valuesOf(bidiagonalize(columns));
}

/** ‖x‖₂ = max ‖xv‖/‖v‖: the largest singular value. As torch.linalg.matrix_norm(x, ord=2). */
export function spectralNorm(x: Tensor): number {
  return singularValues(x)[0] ?? 0;
}

/** Beside a largest entry of 1. */
const NOTHING = 1e-25;

/**
 * The singular values σ of B are the positive eigenvalues of a symmetric tridiagonal matrix with a zero diagonal, and B's entries in
 * turn beside it; how many eigenvalues lie below a number is the count of negative pivots. Golub and Kahan 1965; Demmel and Kahan 1990.
 */
function valuesOf({ diagonal, above }: Bidiagonal): Float64Array {
  const n = diagonal.length;
  const beside = Float64Array.from({ length: Math.max(0, 2 * n - 1) }, (_, i) =>
    i % 2 === 0 ? diagonal[i / 2]! : above[(i - 1) / 2]!,
  );
  const largest = beside.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const values = new Float64Array(n);
  if (largest === 0) return values;
  // To the size of 1: squares of 1e-200 would vanish.
  const squares = beside.map(value => (value / largest) ** 2);
  let high = 2;
  for (let k = 0; k < n; k++) {
    // The k-th largest has n − k values at or below it; the one before bounds it from above.
    let low = 0;
    let top = high;
    for (;;) {
      const middle = (low + top) / 2;
      if (middle <= low || middle >= top) break;
      if (countBelow(squares, middle) >= n - k) top = middle;
      else low = middle;
      // Far below the rounding of the bidiagonalisation there is nothing to find.
      if (top < NOTHING) break;
    }
    values[k] = top < NOTHING ? 0 : largest * ((low + top) / 2);
    high = top;
  }
  return values;
}

/** How many singular values are smaller than σ. squares: of the entries beside the diagonal. */
function countBelow(squares: Float64Array, sigma: number): number {
  // Of 2n eigenvalues ±σᵢ, n are negative and lie below any σ > 0.
  let count = 0;
  let pivot = -sigma;
  if (pivot < 0) count++;
  for (let i = 0; i < squares.length; i++) {
    // A pivot of 0 stands for a tiny one: the count is then right for a σ next to this one.
    pivot = -sigma - squares[i]! / (pivot === 0 ? -1e-300 : pivot);
    if (pivot < 0) count++;
  }
  return count - (squares.length + 1) / 2;
}
