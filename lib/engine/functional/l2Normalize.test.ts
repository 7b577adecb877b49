import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import type { Axis } from '../tensor';
import { dot } from './dot';
import { l2Normalize, l2NormalizeBackward } from './l2Normalize';

const axes: Axis[] = ['batch', 'token', 'headDim'];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);

  it('l2Normalize matches PyTorch, forward and back, a row shorter than ε among them', () => {
    const { out, cache } = l2Normalize(fixtureTensor(fixture.get('l2Normalize.x'), axes), 0.1);
    expect(Math.min(...cache.norms)).toBeLessThan(0.1);
    expectAgreement(out.data, fixture.get('l2Normalize.out').data, precision, 'out');
    const dX = l2NormalizeBackward(fixtureTensor(fixture.get('l2Normalize.dOut'), axes), cache);
    expectAgreement(dX.data, fixture.get('l2Normalize.dX').data, precision, 'dX');
  });
});

test('l2NormalizeBackward agrees with finite differences', () => {
  const x = randomTensor(1, axes, [2, 3, 4], 2);
  const dOut = randomTensor(2, axes, [2, 3, 4]);
  const loss = () => weightedSum(l2Normalize(x, 1e-3).out, dOut);
  expectGradient(loss, x, l2NormalizeBackward(dOut, l2Normalize(x, 1e-3).cache));
});

const rows = fc
  .tuple(seeds, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }))
  .map(([seed, count, n]) => randomTensor(seed, ['token', 'headDim'], [count, n]));

test('every row gets length 1, whatever positive factor it came with, and the gradient leaves no part along it', () => {
  fc.assert(
    fc.property(rows, seeds, fc.double({ min: 0.01, max: 100, noNaN: true }), (x, seed, factor) => {
      const { out, cache } = l2Normalize(x, 1e-12);
      const scaled = l2Normalize(
        mapped(x, value => factor * value),
        1e-12,
      );
      expect(difference(scaled.out.data, out.data)).toBeLessThan(1e-13);
      const dX = l2NormalizeBackward(randomTensor(seed, x.axes, x.shape), cache);
      for (let r = 0; r < x.shape[0]!; r++) {
        expect(Math.abs(dot(out, r, out, r) - 1)).toBeLessThan(1e-13);
        expect(Math.abs(dot(dX, r, x, r))).toBeLessThan(1e-11);
      }
    }),
  );
});

test('a row of zeros stays one, and its gradient is dY / ε', () => {
  const zero = mapped(randomTensor(1, ['token', 'headDim'], [1, 3]), () => 0);
  const { out, cache } = l2Normalize(zero, 0.5);
  expect(out.data).toEqual(zero.data);
  const dOut = randomTensor(2, zero.axes, zero.shape);
  expect(l2NormalizeBackward(dOut, cache).data).toEqual(dOut.data.map(d => d / 0.5));
});

test('l2NormalizeBackward names what does not fit', () => {
  const { cache } = l2Normalize(randomTensor(1, ['token', 'headDim'], [2, 3]), 1e-12);
  expect(() => l2NormalizeBackward(randomTensor(1, ['token', 'headDim'], [2, 4]), cache)).toThrow(
    'l2NormalizeBackward: dOut is [token 2, headDim 4], expected [token 2, headDim 3]',
  );
});
