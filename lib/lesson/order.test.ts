import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDescent, moved, shuffled } from './order';

test('a list is shuffled by its name: always the same, all there, never as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 7 }), fc.string(), (count, name) => {
      const order = shuffled(count, name);
      expect(shuffled(count, name)).toEqual(order);
      expect([...order].sort()).toEqual(Array.from({ length: count }, (_, index) => index));
      expect(order.every((item, index) => item === index)).toBe(false);
    }),
  );
});

test('names shuffle differently', () => {
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(name => shuffled(5, name).join())).size).toBeGreaterThan(3);
});

test('an entry is taken up, down, and nowhere', () => {
  expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b'], 5, 0)).toEqual(['a', 'b']);
});

test('values ascend up to the error of sampling', () => {
  const of = (...values: number[]) => values.map(value => ({ value, standardError: 0.1 }));
  expect(firstDescent(of(1, 2, 3))).toBe(-1);
  expect(firstDescent(of(1, 3, 2.5))).toBe(-1);
  expect(firstDescent(of(1, 3, 2))).toBe(1);
});
