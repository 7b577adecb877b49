import { expect, test } from 'vitest';
import { nearestMisread } from './nearest';

test('a guess is laid to the misread it is nearest to', () => {
  expect(nearestMisread(60, 8, [1, 64], 'linear')).toBe(1);
  expect(nearestMisread(2, 8, [1, 64], 'linear')).toBe(0);
});

test('a guess nearer to the truth than to any misread gets none', () => {
  expect(nearestMisread(20, 8, [1, 64], 'linear')).toBe(-1);
  expect(nearestMisread(8, 8, [], 'linear')).toBe(-1);
});

test('on a log2 scale, doublings count', () => {
  expect(nearestMisread(32, 8, [64], 'linear')).toBe(-1);
  expect(nearestMisread(32, 8, [64], 'log2')).toBe(0);
});
