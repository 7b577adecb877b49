import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import { createRng } from '../rng';
import type { Axis } from '../tensor';
import { dropout, dropoutBackward } from './dropout';

const axes: Axis[] = ['token', 'hidden'];
const rates = fc.double({ min: 0.05, max: 0.95, noNaN: true });

/** A stream that gives the draws that PyTorch had. */
function replay(draws: ArrayLike<number>) {
  let next = 0;
  return { uniform: () => draws[next++] ?? Number.NaN };
}

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);

  it('dropout and its backward match PyTorch, given its draws', () => {
    const x = fixtureTensor(fixture.get('dropout.x'), axes);
    const { out, cache } = dropout(x, { p: 0.3, rng: replay(fixture.get('dropout.uniform').data) });
    expectAgreement(out.data, fixture.get('dropout.out').data, precision);
    const dX = dropoutBackward(fixtureTensor(fixture.get('dropout.dOut'), axes), cache);
    expectAgreement(dX.data, fixture.get('dropout.dX').data, precision);
  });
});

test('dropoutBackward agrees with finite differences', () => {
  const x = randomTensor(1, axes, [4, 5]);
  const dOut = randomTensor(2, axes, [4, 5]);
  const drop = () => dropout(x, { p: 0.4, rng: createRng(3) });
  expectGradient(() => weightedSum(drop().out, dOut), x, dropoutBackward(dOut, drop().cache));
});

test('an entry is dropped to 0 or grows by 1/(1 − p), and its gradient with it', () => {
  fc.assert(
    fc.property(seeds, rates, (seed, p) => {
      const x = mapped(randomTensor(seed, axes, [3, 7]), value => value + Math.sign(value));
      const { out, cache } = dropout(x, { p, rng: createRng(seed) });
      const dX = dropoutBackward(
        mapped(x, () => 1),
        cache,
      );
      out.data.forEach((y, i) => {
        const scale = y === 0 ? 0 : 1 / (1 - p);
        expect(y).toBeCloseTo(x.data[i]! * scale, 12);
        expect(dX.data[i]).toBe(scale);
      });
    }),
  );
});

test('dropout keeps the expectation, and a share p is dropped', () => {
  fc.assert(
    fc.property(seeds, rates, (seed, p) => {
      const n = 20_000;
      const ones = mapped(randomTensor(seed, axes, [1, n]), () => 1);
      const { out } = dropout(ones, { p, rng: createRng(seed) });
      const mean = [...out.data].reduce((sum, value) => sum + value, 0) / n;
      const dropped = out.data.filter(value => value === 0).length / n;
      // Six standard errors: about one seed in 500 million goes beyond.
      expect(Math.abs(mean - 1)).toBeLessThan(6 * Math.sqrt(p / (1 - p) / n));
      expect(Math.abs(dropped - p)).toBeLessThan(6 * Math.sqrt((p * (1 - p)) / n));
    }),
    { numRuns: 30 },
  );
});

test('the same seed drops the same entries, another seed others', () => {
  const x = randomTensor(1, axes, [8, 8]);
  const drop = (seed: number) => [...dropout(x, { p: 0.5, rng: createRng(seed) }).out.data];
  expect(drop(5)).toEqual(drop(5));
  expect(drop(5)).not.toEqual(drop(6));
});

test('in evaluation and at p = 0 nothing is copied', () => {
  const x = randomTensor(1, axes, [2, 3]);
  expect(dropout(x, undefined).out).toBe(x);
  const { out, cache } = dropout(x, { p: 0, rng: createRng(1) });
  expect(out).toBe(x);
  expect(dropoutBackward(x, cache)).toBe(x);
});

test('dropout refuses a p at which nothing or less than nothing is kept', () => {
  const x = randomTensor(1, axes, [2, 3]);
  for (const p of [1, 1.5, -0.1, Number.NaN]) {
    expect(() => dropout(x, { p, rng: createRng(1) })).toThrow(`dropout: p is ${p}, expected 0 ≤ p < 1`);
  }
});
