import { expect, test } from 'vitest';
import { createRng, fillGaussian } from '../rng';
import { type Estimate, geometricMeanOf, meanOf, quantileOf, rootMeanOf } from './estimate';

const repeats = 400;
const size = 200;

/** Many small samples of normal numbers. */
const samples = Array.from({ length: repeats }, (_, i) => {
  const values = new Float64Array(size);
  fillGaussian(createRng(1, 'estimate', i), values, { mean: 3, std: 2 });
  return values;
});

test.each<readonly [string, (values: Float64Array) => Estimate, number]>([
  ['a mean', meanOf, 3],
  ['the root of a mean square', values => rootMeanOf(values.map(value => value ** 2)), Math.sqrt(13)],
  ['a geometric mean', values => geometricMeanOf([...values.map(value => Math.exp(value / 4))]), Math.exp(3 / 4)],
  ['a median', values => quantileOf(values, 0.5), 3],
  ['a tenth', values => quantileOf(values, 0.1), 3 - 1.2816 * 2],
])('%s scatters about the truth as widely as its standard error says', (_, estimate, truth) => {
  const found = samples.map(estimate);
  const { value, standardError } = meanOf(found.map(one => one.value));
  const scatter = standardError * Math.sqrt(repeats);
  expect(Math.abs(value - truth)).toBeLessThan(4 * standardError + scatter / 10);
  expect(meanOf(found.map(one => one.standardError)).value / scatter).toBeCloseTo(1, 0.5);
  expect(found[0]!.draws).toBe(size);
});

test('one draw is its own mean, without an error', () => {
  expect(meanOf([7])).toEqual({ value: 7, standardError: 0, draws: 1 });
});

test('a quantile at an end of few draws looks no further than they go', () => {
  expect(quantileOf([1, 2], 0.5)).toEqual({ value: 1.5, standardError: 0.5, draws: 2 });
  expect(quantileOf([5], 0.1)).toEqual({ value: 5, standardError: 0, draws: 1 });
});
