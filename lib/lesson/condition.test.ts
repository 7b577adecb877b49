import { expect, test } from 'vitest';
import { meets } from './condition';

test.each([
  ['> 1', 1.5, true],
  ['> 1', 1, false],
  ['>= 1', 1, true],
  ['< -0.5', -1, true],
  ['<= 2', 3, false],
  ['0.95..1.05', 1.05, true],
  ['0.95..1.05', 1.06, false],
  ['-1..0', -0.5, true],
])('%s at %d is %s', (condition, figure, expected) => {
  expect(meets(condition, figure)).toBe(expected);
});

test.each(['', '= 1', '1', '> x', '1..', '..2', '1..2..3'])('"%s" is no condition', condition => {
  expect(meets(condition, 1)).toBeNull();
});

test('NaN meets nothing', () => {
  expect(meets('> 0', Number.NaN)).toBe(false);
  expect(meets('0..1', Number.NaN)).toBe(false);
});
