import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { seeds } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { createRng, fillGaussian } from '../rng';
import { histogram } from './histogram';
import { frobeniusNorm, kurtosis, mean, rms, variance } from './moments';
import { median, quantiles } from './quantiles';

const fixture = readFixture('metrics', 'float64');
const of = (name: string) => fixture.get(`statistics.${name}`).data;
const x = of('x');

test('moments match NumPy', () => {
  expectAgreement(Float64Array.of(mean(x)), of('mean'), 'float64', 'mean');
  expectAgreement(Float64Array.of(variance(x)), of('variance'), 'float64', 'variance');
  expectAgreement(Float64Array.of(variance(x, 'unbiased')), of('unbiased'), 'float64', 'unbiased');
  expectAgreement(Float64Array.of(kurtosis(x)), of('kurtosis'), 'float64', 'kurtosis');
  expectAgreement(Float64Array.of(rms(x)), of('rms'), 'float64', 'rms');
});

test('quantiles match numpy.quantile', () => {
  expectAgreement(Float64Array.from(quantiles(x, [...of('levels')])), of('quantiles'), 'float64');
});

test('histogram matches numpy.histogram, and counts what lies outside', () => {
  const { counts, edges, outside } = histogram(x, { bins: 7, min: -4, max: 10 });
  expect([...counts]).toEqual([...of('counts')]);
  expectAgreement(edges, of('edges'), 'float64');
  expect(outside).toBe(x.length - counts.reduce((sum, count) => sum + count, 0));
  expect(outside).toBeGreaterThan(0);
});

const draws = fc.tuple(seeds, fc.integer({ min: 2, max: 60 })).map(([seed, n]) => {
  const values = new Float64Array(n);
  fillGaussian(createRng(seed, 'test'), values, { mean: 1, std: 2 });
  return values;
});

test('a shift moves the mean alone; a factor squares into the variance and leaves the kurtosis', () => {
  fc.assert(
    fc.property(draws, fc.double({ min: -9, max: 9, noNaN: true }), (values, shift) => {
      const moved = values.map(value => 3 * value + shift);
      expect(mean(moved)).toBeCloseTo(3 * mean(values) + shift, 10);
      expect(variance(moved)).toBeCloseTo(9 * variance(values), 9);
      expect(kurtosis(moved)).toBeCloseTo(kurtosis(values), 8);
    }),
  );
});

test('equal numbers have variance 0 and no kurtosis, whatever number they are', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 30 }), (value, n) => {
      const same = new Float64Array(n).fill(value);
      expect(mean(same) - value).toBe(0);
      expect(variance(same)).toBe(0);
      expect(kurtosis(same)).toBeNaN();
    }),
  );
});

test('a mean of numbers one of which is infinite is infinite', () => {
  expect(mean([Infinity, 1])).toBe(Infinity);
  expect(mean([1, -Infinity])).toBe(-Infinity);
  expect(mean([1, Number.NaN])).toBeNaN();
});

test('the kurtosis is that of the law at any scale', () => {
  for (const scale of [1e-160, 1e-51, 1, 1e150])
    expect(kurtosis(x.map(value => value * scale))).toBeCloseTo(of('kurtosis')[0]!, 10);
});

test('quantiles climb with their level, from the smallest number to the largest', () => {
  fc.assert(
    fc.property(draws, values => {
      const [q0, q1, q2, q3] = quantiles(values, [0, 0.3, 0.7, 1]) as [number, number, number, number];
      expect(q0).toBe(Math.min(...values));
      expect(q3).toBe(Math.max(...values));
      expect(q0 <= q1 && q1 <= q2 && q2 <= q3).toBe(true);
    }),
  );
});

test('every number in the range is counted once, between its borders', () => {
  fc.assert(
    fc.property(draws, fc.integer({ min: 1, max: 30 }), (values, bins) => {
      const range = { bins, min: -0.7, max: 2.1 };
      const { counts, edges, outside } = histogram(values, range);
      expect(counts.reduce((sum, count) => sum + count, outside)).toBe(values.length);
      for (let bin = 0; bin < bins; bin++) {
        const [left, right] = [edges[bin]!, edges[bin + 1]!];
        const inside = values.filter(
          value => value >= left && (value < right || (bin === bins - 1 && value === right)),
        );
        expect(counts[bin]).toBe(inside.length);
      }
    }),
  );
});

test('a border belongs to the bin on its right, the last one to the last bin', () => {
  const tenths = Array.from({ length: 11 }, (_, i) => i / 10);
  expect([...histogram(tenths, { bins: 10, min: 0, max: 1 }).counts]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
});

test('whatever the width rounds to, a border falls to its right and the number just below it to its left', () => {
  // Numbers next to each other: the integers that their bits spell.
  const bits = new DataView(new ArrayBuffer(8));
  const before = (value: number) => {
    bits.setFloat64(0, value);
    bits.setBigInt64(0, bits.getBigInt64(0) - 1n);
    return bits.getFloat64(0);
  };
  for (let bins = 2; bins < 60; bins++) {
    const range = { bins, min: 0.1, max: 0.7 };
    const borders = histogram([], range).edges.slice(1, -1);
    expect([...histogram(borders, range).counts]).toEqual([0, ...new Array(bins - 1).fill(1)]);
    expect([...histogram(borders.map(before), range).counts]).toEqual([...new Array(bins - 1).fill(1), 0]);
  }
});

test('the median of an even list lies half way between its middle two', () => {
  expect(median([5, 1, 2, 100])).toBe(3.5);
});

test('norms of numbers whose squares would vanish or overflow are exact', () => {
  expect(frobeniusNorm([3e-200, 4e-200])).toBeCloseTo(5e-200, 210);
  expect(frobeniusNorm([3e-200, 4e-200]) / 5e-200).toBeCloseTo(1, 14);
  expect(frobeniusNorm([3e200, -4e200]) / 5e200).toBeCloseTo(1, 14);
  expect(frobeniusNorm([0, 0])).toBe(0);
  expect(frobeniusNorm([])).toBe(0);
  expect(frobeniusNorm([1, Number.NaN, 2])).toBeNaN();
  expect(frobeniusNorm([1, -Infinity])).toBe(Infinity);
});

test('wrong arguments are named at the door', () => {
  expect(() => mean([])).toThrow('mean: values has 0 entries, expected at least 1');
  expect(() => variance([1], 'unbiased')).toThrow('variance: values has 1 entries, expected at least 2');
  expect(() => quantiles([], [0.5])).toThrow('quantiles: values has 0 entries, expected at least 1');
  expect(() => quantiles([1], [1.5])).toThrow('quantiles: level is 1.5, expected 0 ≤ level ≤ 1');
  expect(() => quantiles([1, Number.NaN], [0.5])).toThrow('quantiles: a value is NaN, expected numbers');
  expect(() => histogram([1], { bins: 2.5, min: 0, max: 1 })).toThrow(
    'histogram: bins is 2.5, expected a whole number from 1',
  );
  expect(() => histogram([1], { bins: 2, min: 1, max: 1 })).toThrow(
    'histogram: range is 1 to 1, expected min < max, both finite',
  );
});
