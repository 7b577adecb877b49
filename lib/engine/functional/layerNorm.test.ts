import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, matrices, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import { type Axis, type Tensor, tensor } from '../tensor';
import { layerNorm, layerNormBackward, type NormDetach } from './layerNorm';

const axes: Axis[] = ['batch', 'token', 'hidden'];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);
  const x = fixtureTensor(fixture.get('layerNorm.x'), axes);
  const weight = fixtureTensor(fixture.get('layerNorm.weight'), ['hidden']);
  const bias = fixtureTensor(fixture.get('layerNorm.bias'), ['hidden']);

  it('layerNorm matches PyTorch', () => {
    expectAgreement(layerNorm(x, weight, bias, 1e-3).out.data, fixture.get('layerNorm.out').data, precision);
  });

  it('layerNormBackward matches PyTorch', () => {
    const { cache } = layerNorm(x, weight, bias, 1e-3);
    const d = layerNormBackward(fixtureTensor(fixture.get('layerNorm.dOut'), axes), weight, cache);
    expectAgreement(d.dX.data, fixture.get('layerNorm.dX').data, precision, 'dX');
    expectAgreement(d.dWeight.data, fixture.get('layerNorm.dWeight').data, precision, 'dWeight');
    expectAgreement(d.dBias.data, fixture.get('layerNorm.dBias').data, precision, 'dBias');
  });

  it('without weight and bias it matches PyTorch, forward and back', () => {
    const { out, cache } = layerNorm(fixtureTensor(fixture.get('layerNormPlain.x'), axes), undefined, undefined, 1e-3);
    expectAgreement(out.data, fixture.get('layerNormPlain.out').data, precision);
    const { dX } = layerNormBackward(fixtureTensor(fixture.get('layerNormPlain.dOut'), axes), undefined, cache);
    expectAgreement(dX.data, fixture.get('layerNormPlain.dX').data, precision, 'dX');
  });
});

test('layerNormBackward agrees with finite differences', () => {
  const x = randomTensor(1, ['token', 'hidden'], [3, 6], 2);
  const weight = randomTensor(2, ['hidden'], [6]);
  const bias = randomTensor(3, ['hidden'], [6]);
  const dOut = randomTensor(4, ['token', 'hidden'], [3, 6]);
  // A large ε, so that a formula that forgets it is caught.
  const loss = () => weightedSum(layerNorm(x, weight, bias, 0.5).out, dOut);
  const d = layerNormBackward(dOut, weight, layerNorm(x, weight, bias, 0.5).cache);
  expectGradient(loss, x, d.dX, 'dX');
  expectGradient(loss, weight, d.dWeight, 'dWeight');
  expectGradient(loss, bias, d.dBias, 'dBias');
});

const ones = (x: Tensor) => tensor(new Float64Array(x.shape[1]!).fill(1), ['hidden'], [x.shape[1]!]);
const noBias = (x: Tensor) => tensor(new Float64Array(x.shape[1]!), ['hidden'], [x.shape[1]!]);
const plain = (x: Tensor, eps: number) => layerNorm(x, ones(x), noBias(x), eps).out;

/** Rows of draws with std 1: far from constant, so that ε and rounding stay small. */
const spread = fc
  .tuple(seeds, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 3, max: 40 }))
  .map(([seed, rows, cols]) => randomTensor(seed, ['token', 'hidden'], [rows, cols]));

test('every normalised row has mean 0 and variance 1', () => {
  fc.assert(
    fc.property(spread, x => {
      const n = x.shape[1]!;
      const { data } = plain(x, 0);
      for (let start = 0; start < data.length; start += n) {
        const row = [...data.subarray(start, start + n)];
        const mean = row.reduce((sum, value) => sum + value, 0) / n;
        expect(Math.abs(mean)).toBeLessThan(1e-13);
        expect(Math.abs(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n - 1)).toBeLessThan(1e-12);
      }
    }),
  );
});

test('shifting a row and scaling it by a positive factor changes nothing; a negative factor flips the sign', () => {
  fc.assert(
    fc.property(
      spread,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: -100, max: 100, noNaN: true }),
      (x, factor, shift) => {
        const expected = plain(x, 0).data;
        expect(
          difference(
            plain(
              mapped(x, value => factor * value + shift),
              0,
            ).data,
            expected,
          ),
        ).toBeLessThan(1e-9);
        const flipped = plain(
          mapped(x, value => -factor * value),
          0,
        ).data;
        expect(
          difference(
            flipped,
            expected.map(value => -value),
          ),
        ).toBeLessThan(1e-12);
      },
    ),
  );
});

test('a constant row becomes the bias exactly, not 0/0 and not its own rounding divided by √ε', () => {
  fc.assert(
    fc.property(matrices(), fc.double({ min: -1e6, max: 1e6, noNaN: true }), seeds, (x, constant, seed) => {
      const bias = randomTensor(seed, ['hidden'], [x.shape[1]!]);
      const row = mapped(x, () => constant);
      expect(layerNorm(row, ones(x), bias, 1e-12).out.data.subarray(0, x.shape[1]!)).toEqual(bias.data);
    }),
  );
});

test('at ε = 0 the gradient is orthogonal to 1 and to x, and falls as 1/a when x grows by a', () => {
  fc.assert(
    fc.property(spread, seeds, fc.double({ min: 0.1, max: 10, noNaN: true }), (x, seed, a) => {
      const dOut = randomTensor(seed, x.axes, x.shape);
      const gradient = (input: Tensor) =>
        layerNormBackward(dOut, ones(x), layerNorm(input, ones(x), noBias(x), 0).cache).dX;
      const dX = gradient(x);
      const n = x.shape[1]!;
      // A nearly constant row has a huge gradient; what cancels is small beside it.
      const scale = Math.max(1, ...dX.data.map(Math.abs));
      for (let start = 0; start < x.data.length; start += n) {
        let sum = 0;
        let along = 0;
        for (let i = start; i < start + n; i++) {
          sum += dX.data[i]!;
          along += dX.data[i]! * x.data[i]!;
        }
        expect(Math.abs(sum) / scale).toBeLessThan(1e-11);
        expect(Math.abs(along) / scale).toBeLessThan(1e-11);
      }
      expect(
        difference(
          gradient(mapped(x, value => a * value)).data.map(g => g * a),
          dX.data,
        ),
      ).toBeLessThan(1e-9);
    }),
  );
});

test('without weight and bias it is what it is with 1 and 0, bit for bit, as are all of its gradients', () => {
  fc.assert(
    fc.property(spread, seeds, (x, seed) => {
      const dOut = randomTensor(seed, x.axes, x.shape);
      const [bare, full] = [layerNorm(x, undefined, undefined, 1e-5), layerNorm(x, ones(x), noBias(x), 1e-5)];
      expect(bare.out.data).toEqual(full.out.data);
      expect(layerNormBackward(dOut, undefined, bare.cache)).toEqual(layerNormBackward(dOut, ones(x), full.cache));
    }),
  );
});

test('a detached statistic owes x nothing: both leave g / s, one leaves the other’s term, and weights learn alike', () => {
  fc.assert(
    fc.property(spread, seeds, (x, seed) => {
      const n = x.shape[1]!;
      const dOut = randomTensor(seed, x.axes, x.shape);
      const weight = randomTensor(seed + 1, ['hidden'], [n]);
      const { cache } = layerNorm(x, weight, noBias(x), 1e-5);
      const through = (detach: NormDetach) => layerNormBackward(dOut, weight, cache, detach);
      const g = mapped(dOut, (d, i) => d * weight.data[i % n]!);
      const mean = (values: Tensor, row: number) =>
        [...values.data.subarray(row * n, (row + 1) * n)].reduce((sum, value) => sum + value, 0) / n;
      const gx = mapped(g, (value, i) => value * cache.normalized.data[i]!);
      const expected = (detach: NormDetach) =>
        mapped(g, (value, i) => {
          const row = Math.floor(i / n);
          const owedToMean = detach === 'mean' || detach === 'both' ? 0 : mean(g, row);
          const owedToRstd = detach === 'rstd' || detach === 'both' ? 0 : mean(gx, row) * cache.normalized.data[i]!;
          return (value - owedToMean - owedToRstd) * cache.rstd[row]!;
        });
      for (const detach of ['none', 'mean', 'rstd', 'both'] as const) {
        expect(difference(through(detach).dX.data, expected(detach).data)).toBeLessThan(1e-12);
        expect(through(detach).dWeight.data).toEqual(through('none').dWeight.data);
      }
      expect(through('both').dX.data).toEqual(mapped(g, (value, i) => value * cache.rstd[Math.floor(i / n)]!).data);
    }),
  );
});

test('layerNorm names what does not fit', () => {
  const x = randomTensor(1, ['token', 'hidden'], [2, 4]);
  const five = randomTensor(1, ['hidden'], [5]);
  const four = randomTensor(1, ['hidden'], [4]);
  expect(() => layerNorm(x, five, four, 1e-12)).toThrow('layerNorm: weight has 5 entries, expected hidden 4');
  expect(() => layerNorm(x, four, five, 1e-12)).toThrow('layerNorm: bias has 5 entries, expected hidden 4');
});
