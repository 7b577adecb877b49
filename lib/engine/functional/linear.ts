import { expectShape } from '../check';
import { rowCount, rowLength, type Tensor, zerosLike } from '../tensor';
import { addWeightedRows, dotFour, fourAbreast } from './dot';

/**
 * y = x Wᵀ + b.
 * x: [..., in], weight: [out, in], bias: [out], y: [..., out]. As torch.nn.functional.linear.
 */
export function linear(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const [outSize] = checkedSizes('linear', x, weight);
  expectShape('linear', 'bias', bias, weight.axes.slice(0, 1), [outSize], x);
  const y = zerosLike(x, [...x.axes.slice(0, -1), weight.axes[0]!], [...x.shape.slice(0, -1), outSize]);
  const rows = rowCount(x);
  const sums = new Float64Array(4);
  // region linear
  // Four rows of x at once: every weight is read for all of them.
  for (let first = 0; first < rows; first += 4) {
    const abreast = fourAbreast(x, first);
    const end = Math.min(first + 4, rows);
    for (let o = 0; o < outSize; o++) {
      dotFour(sums, abreast, weight, o);
      for (let r = first; r < end; r++) {
        y.data[r * outSize + o] = sums[r - first]! + bias.data[o]!;
      }
    }
  }
  // endregion
  return y;
}

export interface LinearGradients {
  readonly dX: Tensor;
  readonly dWeight: Tensor;
  readonly dBias: Tensor;
}

/** dX = dY W, dW = dYᵀ X, db = Σ dY over the rows. dOut: [..., out]. */
export function linearBackward(dOut: Tensor, x: Tensor, weight: Tensor): LinearGradients {
  const [outSize, inSize] = checkedGradient('linearBackward', dOut, x, weight);
  const rows = rowCount(x);
  const dWeight = zerosLike(weight);
  const dBias = zerosLike(weight, weight.axes.slice(0, 1), [outSize]);
  const sum = new Float64Array(inSize);
  const column = new Float64Array(rows);

  // region backward
  const dX = linearInputBackward(dOut, weight);
  for (let o = 0; o < outSize; o++) {
    sum.fill(0);
    for (let r = 0; r < rows; r++) column[r] = dOut.data[r * outSize + o]!;
    addWeightedRows(sum, column, x);
    dWeight.data.set(sum, o * inSize);
    dBias.data[o] = column.reduce((total, d) => total + d, 0);
  }
  // endregion
  return { dX, dWeight, dBias };
}

/**
 * dX = dY W alone, where nobody wants the weight's gradient: half of linearBackward's work, and none of the [out, in] numbers.
 * dOut: [..., out], weight: [out, in] → [..., in].
 */
export function linearInputBackward(dOut: Tensor, weight: Tensor): Tensor {
  const [outSize, inSize] = checkedOutput('linearInputBackward', dOut, weight);
  const dX = zerosLike(dOut, [...dOut.axes.slice(0, -1), weight.axes[1]!], [...dOut.shape.slice(0, -1), inSize]);
  const sum = new Float64Array(inSize);
  // region inputBackward
  // A row of dX is the rows of W, weighted by a row of dY.
  for (let r = 0; r < rowCount(dOut); r++) {
    sum.fill(0);
    addWeightedRows(sum, dOut.data.subarray(r * outSize, (r + 1) * outSize), weight);
    dX.data.set(sum, r * inSize);
  }
  // endregion
  return dX;
}

/** The sizes of a weight that a gradient of its output fits. */
export function checkedOutput(op: string, dOut: Tensor, weight: Tensor): [outSize: number, inSize: number] {
  const [outSize = 0, inSize = 0] = weight.shape;
  const lead = dOut.axes.length - 1;
  expectShape(
    op,
    'dOut',
    dOut,
    [...dOut.axes.slice(0, lead), weight.axes[0] ?? 'hidden'],
    [...dOut.shape.slice(0, lead), outSize],
    weight,
  );
  return [outSize, inSize];
}

/** The sizes of a weight that x fits, and whose output dOut is the gradient of. */
export function checkedGradient(
  op: string,
  dOut: Tensor,
  x: Tensor,
  weight: Tensor,
): [outSize: number, inSize: number] {
  const sizes = checkedSizes(op, x, weight);
  const [axes, shape] = [x.axes.slice(0, -1), x.shape.slice(0, -1)];
  expectShape(op, 'dOut', dOut, [...axes, weight.axes[0]!], [...shape, sizes[0]], x);
  return sizes;
}

/** The sizes of a weight that x fits. */
export function checkedSizes(op: string, x: Tensor, weight: Tensor): [outSize: number, inSize: number] {
  const outSize = weight.shape[0] ?? 0;
  const inSize = rowLength(x);
  expectShape(op, 'weight', weight, [weight.axes[0] ?? 'hidden', x.axes[x.axes.length - 1]!], [outSize, inSize], x);
  return [outSize, inSize];
}
