import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, matrices, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import { type Axis, tensor } from '../tensor';
import { softmax, softmaxBackward } from './softmax';

const axes: Axis[] = ['head', 'query', 'key'];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);

  it('softmax matches PyTorch', () => {
    const p = softmax(fixtureTensor(fixture.get('softmax.x'), axes));
    expectAgreement(p.data, fixture.get('softmax.out').data, precision);
  });

  it('softmaxBackward matches PyTorch', () => {
    const p = softmax(fixtureTensor(fixture.get('softmax.x'), axes));
    const dX = softmaxBackward(fixtureTensor(fixture.get('softmax.dOut'), axes), p);
    expectAgreement(dX.data, fixture.get('softmax.dX').data, precision);
  });
});

test('softmaxBackward agrees with finite differences', () => {
  const x = randomTensor(1, ['query', 'key'], [4, 6], 2);
  const dOut = randomTensor(2, ['query', 'key'], [4, 6]);
  expectGradient(() => weightedSum(softmax(x), dOut), x, softmaxBackward(dOut, softmax(x)));
});

test('every row of probabilities sums to 1 and none is negative', () => {
  fc.assert(
    fc.property(matrices(), x => {
      const p = softmax(x);
      const n = x.shape[1]!;
      for (let start = 0; start < p.data.length; start += n) {
        const row = [...p.data.subarray(start, start + n)];
        expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(row.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-14);
      }
    }),
  );
});

test('softmax is unchanged when a constant is added', () => {
  fc.assert(
    fc.property(matrices(), fc.double({ min: -1e3, max: 1e3, noNaN: true }), (x, offset) => {
      // Adding rounds: a score of 1000 has 1e-13 between neighbours.
      expect(difference(softmax(mapped(x, s => s + offset)).data, softmax(x).data)).toBeLessThan(1e-12);
    }),
  );
});

test('softmax of scores at the edge of float64 is finite', () => {
  const huge = tensor(Float64Array.of(1e308, -1e308, 1e308, 710, 711, -Number.MAX_VALUE), ['query', 'key'], [2, 3]);
  const p = softmax(huge).data;
  expect([...p.subarray(0, 3)]).toEqual([0.5, 0, 0.5]);
  expect(p[4]! / p[3]!).toBeCloseTo(Math.E, 12);
});

test('a row whose scores are all the same is uniform', () => {
  fc.assert(
    fc.property(matrices(), fc.double({ noNaN: true, noDefaultInfinity: true }), (x, score) => {
      const n = x.shape[1]!;
      for (const p of softmax(mapped(x, () => score)).data) expect(p).toBeCloseTo(1 / n, 14);
    }),
  );
});

test('the gradient of the scores sums to 0 in every row', () => {
  fc.assert(
    fc.property(matrices(), seeds, (x, seed) => {
      const dX = softmaxBackward(randomTensor(seed, x.axes, x.shape), softmax(x));
      const n = x.shape[1]!;
      for (let start = 0; start < dX.data.length; start += n) {
        expect(Math.abs([...dX.data.subarray(start, start + n)].reduce((sum, value) => sum + value, 0))).toBeLessThan(
          1e-13,
        );
      }
    }),
  );
});

test('softmaxBackward names what does not fit', () => {
  const p = softmax(randomTensor(1, ['query', 'key'], [2, 3]));
  expect(() => softmaxBackward(randomTensor(1, ['query', 'key'], [2, 4]), p)).toThrow(
    'softmaxBackward: dProbs is [query 2, key 4], expected [query 2, key 3]',
  );
});
