import { expectShape } from '../check';
import { addScaled, dot } from '../functional/dot';
import { rowCount, rowLength, type Tensor } from '../tensor';
import { frobeniusNorm } from './moments';

/**
 * ‖dW‖_F of y = xWᵀ + b without dW = dYᵀX: ‖dYᵀX‖² = Σ (XXᵀ)∘(dYdYᵀ), two small matrices of rows × rows (the Gram trick). Where there
 * are more rows than that saves, dW's entries are made one at a time instead, squared and forgotten.
 * x: [..., in], dOut: [..., out].
 *
 * The Gram sum adds up terms of both signs, so it knows the norm only down to about √ε of ‖X‖‖dY‖. A gradient that cancels (∇W_K of
 * tokens that have become one) lies below: then, too, the entries are made.
 */
export function weightGradientNorm(x: Tensor, dOut: Tensor): number {
  const rows = rowCount(x);
  const [inSize, outSize] = [rowLength(x), rowLength(dOut)];
  expectShape(
    'weightGradientNorm',
    'dOut',
    dOut,
    [...x.axes.slice(0, -1), dOut.axes[dOut.axes.length - 1] ?? 'hidden'],
    [...x.shape.slice(0, -1), outSize],
    x,
  );
  const gramCost = (rows * (rows + 1) * (inSize + outSize)) / 2;
  if (gramCost >= rows * inSize * outSize) return directNorm(x, dOut);
  const { squares, terms } = gram(x, dOut);
  return squares > RELIABLE * terms ? Math.sqrt(squares) : directNorm(x, dOut);
}

/** Above this share of its terms' sizes, the Gram sum's rounding (about 1e-16 of them) leaves ten digits of the norm. */
const RELIABLE = 1e-6;

/** Σᵢⱼ (xᵢ·xⱼ)(dYᵢ·dYⱼ), and the same with every term's size. */
function gram(x: Tensor, dOut: Tensor): { squares: number; terms: number } {
  let squares = 0;
  let terms = 0;
  for (let i = 0; i < rowCount(x); i++) {
    for (let j = 0; j <= i; j++) {
      // A pair stands for itself and its mirror image.
      const term = (i === j ? 1 : 2) * dot(x, i, x, j) * dot(dOut, i, dOut, j);
      squares += term;
      terms += Math.abs(term);
    }
  }
  return { squares, terms };
}

/** √Σ over out and in of (Σᵣ dY[r, out] x[r, in])², a row of dW at a time. */
function directNorm(x: Tensor, dOut: Tensor): number {
  const rows = rowCount(x);
  const [inSize, outSize] = [rowLength(x), rowLength(dOut)];
  const row = new Float64Array(inSize);
  const norms = Float64Array.from({ length: outSize }, (_, o) => {
    row.fill(0);
    for (let r = 0; r < rows; r++) addScaled(row, dOut.data[r * outSize + o]!, x, r);
    return frobeniusNorm(row);
  });
  return frobeniusNorm(norms);
}
