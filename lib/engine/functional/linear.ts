import { expectShape } from '../check';
import { rowCount, rowLength, type Tensor, zerosLike } from '../tensor';
import { addScaled, dot } from './dot';

/**
 * y = x Wᵀ + b.
 * x: [..., in], weight: [out, in], bias: [out], y: [..., out]. As torch.nn.functional.linear.
 */
export function linear(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const [outSize] = checkedSizes('linear', x, weight);
  expectShape('linear', 'bias', bias, weight.axes.slice(0, 1), [outSize], x);
  const y = zerosLike(x, [...x.axes.slice(0, -1), weight.axes[0]!], [...x.shape.slice(0, -1), outSize]);
  const rows = rowCount(x);
  // region linear
  // A row of the weight meets every row of x while it is in the cache.
  for (let o = 0; o < outSize; o++) {
    for (let r = 0; r < rows; r++) {
      y.data[r * outSize + o] = dot(x, r, weight, o) + bias.data[o]!;
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
  const [outSize, inSize] = checkedSizes('linearBackward', x, weight);
  expectShape(
    'linearBackward',
    'dOut',
    dOut,
    [...x.axes.slice(0, -1), weight.axes[0]!],
    [...x.shape.slice(0, -1), outSize],
    x,
  );
  const rows = rowCount(x);
  const dX = zerosLike(x);
  const dWeight = zerosLike(weight);
  const dBias = zerosLike(weight, weight.axes.slice(0, 1), [outSize]);
  const sum = new Float64Array(inSize);

  // region backward
  for (let r = 0; r < rows; r++) {
    sum.fill(0);
    for (let o = 0; o < outSize; o++) addScaled(sum, dOut.data[r * outSize + o]!, weight, o);
    dX.data.set(sum, r * inSize);
  }
  for (let o = 0; o < outSize; o++) {
    sum.fill(0);
    let biasSum = 0;
    for (let r = 0; r < rows; r++) {
      const d = dOut.data[r * outSize + o]!;
      addScaled(sum, d, x, r);
      biasSum += d;
    }
    dWeight.data.set(sum, o * inSize);
    dBias.data[o] = biasSum;
  }
  // endregion
  return { dX, dWeight, dBias };
}

function checkedSizes(op: string, x: Tensor, weight: Tensor): [outSize: number, inSize: number] {
  const outSize = weight.shape[0] ?? 0;
  const inSize = rowLength(x);
  expectShape(op, 'weight', weight, [weight.axes[0] ?? 'hidden', x.axes[x.axes.length - 1]!], [outSize, inSize], x);
  return [outSize, inSize];
}
