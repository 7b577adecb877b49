import { expect, test } from 'vitest';
import { at, matrixAt, sizeOf, tensor, zeros } from './tensor';

const x = tensor(
  Float32Array.from({ length: 24 }, (_, i) => i),
  ['batch', 'head', 'query', 'key'],
  [2, 3, 2, 2],
);

test('at fixes the outer axes and looks at the same numbers', () => {
  const head = at(x, 1, 2);
  expect(head.axes).toEqual(['query', 'key']);
  expect(head.shape).toEqual([2, 2]);
  expect([...head.data]).toEqual([20, 21, 22, 23]);
  expect(head.data.buffer).toBe(x.data.buffer);
  expect([...at(x, 0, 1, 1).data]).toEqual([6, 7]);
});

test('matrixAt copies a matrix out, so that it can be handed over', () => {
  const grid = matrixAt(x, 0, 1);
  expect(grid).toEqual({ values: Float32Array.of(4, 5, 6, 7), rows: 2, cols: 2 });
  expect(grid.values.buffer.byteLength).toBe(16);
});

test('sizes and indices that are not there are named', () => {
  expect(sizeOf(x, 'head')).toBe(3);
  expect(() => sizeOf(x, 'hidden')).toThrow('sizeOf: no axis hidden in [batch, head, query, key]');
  expect(() => at(x, 0, 3)).toThrow('at: index 3 is outside head 0…2');
  expect(() => matrixAt(x, 0)).toThrow('matrixAt: [head, query, key] remains, expected two axes');
  expect(() => tensor(new Float64Array(5), ['token', 'hidden'], [2, 3])).toThrow(
    'tensor: data has 5 entries, expected [token 2, hidden 3] = 6',
  );
  expect(() => zeros('float64', ['token'], [2, 3])).toThrow('tensor: shape has 2 sizes, expected 1');
});
