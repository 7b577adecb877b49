import { expect, test } from 'vitest';
import { type Axis, type Tensor, tensor } from '@/lib/engine/tensor';
import { gridOf, gridView } from './layerGrids';

const numbered = (axes: readonly Axis[], ...shape: number[]): Tensor =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => i),
    axes,
    shape,
  );

test.each([
  ['[batch, token, hidden]', numbered(['batch', 'token', 'hidden'], 1, 3, 4)],
  ['[batch, head, query, key]', numbered(['batch', 'head', 'query', 'key'], 1, 2, 3, 3)],
  ['[batch, head, token, headDim]', numbered(['batch', 'head', 'token', 'headDim'], 1, 2, 3, 2)],
  ['[out, in]', numbered(['hidden', 'intermediate'], 4, 6)],
])('a view of %s is the grid, number for number', (_, x) => {
  expect(gridView(x)).toEqual(gridOf(x));
});

test('a grid may be given away, a view is of the tensor itself', () => {
  const x = numbered(['batch', 'token', 'hidden'], 1, 3, 4);
  expect(gridOf(x).values.buffer).not.toBe(x.data.buffer);
  expect(gridView(x).values.buffer).toBe(x.data.buffer);
});
