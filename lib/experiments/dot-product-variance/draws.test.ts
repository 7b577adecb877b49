import { expect, test } from 'vitest';
import { meanOf } from '@/lib/engine/metrics/estimate';
import { createRng } from '@/lib/engine/rng';
import { productCovariance, productVariance, varianceOf } from './estimates';
import { axisOf } from './scores';
import { standardDraws } from './standardDraws';

test('an estimate and its error do not depend on where the products are measured from', () => {
  const [d, n] = [5, 300];
  const { uniform } = createRng(3);
  const w = Array.from({ length: n }, () => Array.from({ length: d }, () => uniform() * 2));
  const sumsFrom = (origin: number) => ({
    d,
    sums: Float64Array.from(w, row => row.reduce((sum, value) => sum + value - origin, 0)),
    squares: Float64Array.from(w, row => row.reduce((sum, value) => sum + (value - origin) ** 2, 0)),
  });
  for (const estimate of [productVariance, productCovariance]) {
    const [near, far] = [estimate(sumsFrom(1)), estimate(sumsFrom(-40))];
    expect(far.value / near.value).toBeCloseTo(1, 6);
    expect(far.standardError / near.standardError).toBeCloseTo(1, 6);
  }
});

test('the errors are the spread of the estimates themselves, over many repetitions', () => {
  const { uniform } = createRng(4);
  const [d, n, repetitions] = [3, 60, 600];
  const seen = Array.from({ length: repetitions }, () => {
    const sums = new Float64Array(n);
    const squares = new Float64Array(n);
    for (let t = 0; t < n; t++) {
      const common = uniform();
      for (let i = 0; i < d; i++) {
        const w = common + uniform() + 0.3;
        sums[t]! += w;
        squares[t]! += w ** 2;
      }
    }
    const all = { d, sums, squares };
    return [productVariance(all), productCovariance(all), varianceOf(sums)];
  });
  for (const which of [0, 1, 2]) {
    const values = Float64Array.from(seen, estimates => estimates[which]!.value);
    const stated = meanOf(Float64Array.from(seen, estimates => estimates[which]!.standardError)).value;
    expect(stated / Math.sqrt(varianceOf(values).value)).toBeGreaterThan(0.88);
    expect(stated / Math.sqrt(varianceOf(values).value)).toBeLessThan(1.12);
    // Unbiased: a uniform number has variance 1/12, and two of a pair share one.
    const truth = [2 / 12, 1 / 12, 9 / 12 + 3 / 12][which]!;
    const { value, standardError } = meanOf(values);
    expect(Math.abs(value - truth)).toBeLessThan(4 * standardError);
  }
});

test('behind what is kept the streams go on, for every run alike', () => {
  const wanted = { law: 'uniform', seed: 5, d: 1024, use: 'score' } as const;
  const { chunk, rows } = standardDraws(wanted);
  const first = chunk(0).own.slice();
  // What is kept is the same object whoever asks.
  const isKept = (index: number) => {
    const once = chunk(index);
    return standardDraws(wanted).chunk(index) === once;
  };
  let last = 0;
  while (isKept(last)) last++;
  const again = standardDraws(wanted).chunk(last);
  const rng = createRng(5, 'dot-product-variance', 'score', 1024).fork('q');
  for (let i = 0; i < last * rows * 1024; i++) rng.uniform();
  expect(again.own[0]).toBe(Math.fround((2 * rng.uniform() - 1) * Math.sqrt(3)));
  expect(standardDraws(wanted).chunk(0).own.slice(0, 9)).toEqual(first.slice(0, 9));
});

test('the axis holds mean and spread of the undivided scores, in powers of two', () => {
  expect(axisOf(0, 8)).toBe(32);
  expect(axisOf(256, 24)).toBe(512);
  expect(axisOf(0, 0)).toBe(1);
});
