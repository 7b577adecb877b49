import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import type { Axis } from '../tensor';
import { layerNorm } from './layerNorm';
import { rmsNorm, rmsNormBackward } from './rmsNorm';

const axes: Axis[] = ['batch', 'token', 'hidden'];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);
  const weight = fixtureTensor(fixture.get('rmsNorm.weight'), ['hidden']);

  it.each([
    ['rmsNorm', weight],
    ['rmsNormPlain', undefined],
  ] as const)('%s matches PyTorch, forward and back', (op, given) => {
    const { out, cache } = rmsNorm(fixtureTensor(fixture.get(`${op}.x`), axes), given, 1e-3);
    expectAgreement(out.data, fixture.get(`${op}.out`).data, precision, 'out');
    const d = rmsNormBackward(fixtureTensor(fixture.get(`${op}.dOut`), axes), given, cache);
    expectAgreement(d.dX.data, fixture.get(`${op}.dX`).data, precision, 'dX');
    if (given) expectAgreement(d.dWeight.data, fixture.get(`${op}.dWeight`).data, precision, 'dWeight');
  });
});

test('rmsNormBackward agrees with finite differences', () => {
  const x = randomTensor(1, ['token', 'hidden'], [3, 6], 2);
  const weight = randomTensor(2, ['hidden'], [6]);
  const dOut = randomTensor(4, ['token', 'hidden'], [3, 6]);
  const loss = () => weightedSum(rmsNorm(x, weight, 0.5).out, dOut);
  const d = rmsNormBackward(dOut, weight, rmsNorm(x, weight, 0.5).cache);
  expectGradient(loss, x, d.dX, 'dX');
  expectGradient(loss, weight, d.dWeight, 'dWeight');
});

const rows = fc
  .tuple(seeds, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 40 }))
  .map(([seed, count, n]) => randomTensor(seed, ['token', 'hidden'], [count, n]));

test('every row gets a mean square of 1; a positive factor changes nothing, a shift does', () => {
  fc.assert(
    fc.property(rows, fc.double({ min: 0.01, max: 100, noNaN: true }), (x, factor) => {
      const n = x.shape[1]!;
      const { data } = rmsNorm(x, undefined, 0).out;
      for (let start = 0; start < data.length; start += n) {
        const squares = [...data.subarray(start, start + n)].reduce((sum, value) => sum + value * value, 0);
        expect(Math.abs(squares / n - 1)).toBeLessThan(1e-12);
      }
      const scaled = mapped(x, value => factor * value);
      expect(difference(rmsNorm(scaled, undefined, 0).out.data, data)).toBeLessThan(1e-12);
      const shifted = mapped(x, value => value + 3);
      expect(difference(rmsNorm(shifted, undefined, 0).out.data, data)).toBeGreaterThan(1e-3);
    }),
  );
});

test('on rows of mean 0 it is LayerNorm', () => {
  fc.assert(
    fc.property(rows, x => {
      const centred = layerNorm(x, undefined, undefined, 1e-5).out;
      expect(
        difference(rmsNorm(centred, undefined, 1e-5).out.data, layerNorm(centred, undefined, undefined, 1e-5).out.data),
      ).toBeLessThan(1e-12);
    }),
  );
});

test('the gradient is orthogonal to the row at ε = 0; with the rms detached it is g / rms', () => {
  fc.assert(
    fc.property(rows, seeds, (x, seed) => {
      const n = x.shape[1]!;
      const dOut = randomTensor(seed, x.axes, x.shape);
      const { cache } = rmsNorm(x, undefined, 0);
      const { data } = rmsNormBackward(dOut, undefined, cache).dX;
      const scale = Math.max(1, ...data.map(Math.abs));
      for (let start = 0; start < data.length; start += n) {
        let along = 0;
        for (let i = start; i < start + n; i++) along += (data[i]! * x.data[i]!) / scale;
        expect(Math.abs(along)).toBeLessThan(1e-11);
      }
      for (const detach of ['rstd', 'both'] as const) {
        const constant = mapped(dOut, (g, i) => g * cache.rstd[Math.floor(i / n)]!);
        expect(rmsNormBackward(dOut, undefined, cache, detach).dX.data).toEqual(constant.data);
      }
      expect(rmsNormBackward(dOut, undefined, cache, 'mean').dX.data).toEqual(data);
    }),
  );
});

test('rmsNorm names what does not fit', () => {
  const x = randomTensor(1, ['token', 'hidden'], [2, 4]);
  expect(() => rmsNorm(x, randomTensor(1, ['hidden'], [5]), 1e-12)).toThrow(
    'rmsNorm: weight has 5 entries, expected hidden 4',
  );
  const { cache } = rmsNorm(x, undefined, 1e-12);
  expect(() => rmsNormBackward(randomTensor(1, ['token', 'hidden'], [2, 5]), undefined, cache)).toThrow(
    'rmsNormBackward: dOut is [token 2, hidden 5], expected [token 2, hidden 4]',
  );
});
