import { describeShape, type Tensor } from '../tensor';

/** [rows, cols] of a tensor of two axes; throws where there are more or fewer: `at(x, 0)` takes one text of a batch. */
export function matrixSizes(op: string, x: Tensor): [rows: number, cols: number] {
  const [rows, cols] = x.shape;
  if (rows === undefined || cols === undefined || x.shape.length !== 2)
    throw new RangeError(`${op}: x is ${describeShape(x.axes, x.shape)}, expected two axes`);
  return [rows, cols];
}
