import { expect, test } from 'vitest';
import { relativeDifference, tolerance } from './agreement';

const of = (...values: number[]) => Float32Array.of(...values);

test('the difference is taken relative to the largest entry, or to 1 where all are smaller', () => {
  expect(relativeDifference(of(0, 0.5), of(0, 0.25))).toBe(0.25);
  expect(relativeDifference(of(8, 1), of(8, -1))).toBe(0.25);
});

test('NaN and a result of another length never agree', () => {
  expect(relativeDifference(of(Number.NaN, 1), of(1, 1)) <= tolerance).toBe(false);
  expect(relativeDifference(of(1, 1), of(1, Number.NaN)) <= tolerance).toBe(false);
  expect(relativeDifference(of(), of(1)) <= tolerance).toBe(false);
});
