import { precisionOf, type Tensor } from '../tensor';
import { matrixSizes } from './matrix';
import { singularValues } from './singularValues';

/** ε of each precision: the distance from 1 to the next number. */
const epsilon = { float32: 2 ** -23, float64: 2 ** -52 } as const;

/**
 * How many singular values are above rounding: σᵢ > σ₁ · max(rows, cols) · ε, ε of x's precision. As numpy.linalg.matrix_rank.
 * `tolerance` stands in its place where numbers are less exact than their precision. x: [rows, cols].
 */
export function matrixRank(x: Tensor, tolerance?: number): number {
  const [rows, cols] = matrixSizes('matrixRank', x);
  const values = singularValues(x);
  const smallest = tolerance ?? (values[0] ?? 0) * Math.max(rows, cols) * epsilon[precisionOf(x)];
  return values.filter(value => value > smallest).length;
}
