import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, randomTensor, seeds } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { type Tensor, tensor } from '../tensor';
import { meanPairwiseCosine, relativeResidual } from './tokenSimilarity';

const fixture = readFixture('metrics', 'float64');
const x = fixtureTensor(fixture.get('similarity.x'), ['token', 'hidden']);
const same = (row: number[], tokens: number): Tensor =>
  tensor(Float64Array.from(new Array(tokens).fill(row).flat()), ['token', 'hidden'], [tokens, row.length]);

test('meanPairwiseCosine matches torch’s cosine_similarity over all pairs', () => {
  expectAgreement(Float64Array.of(meanPairwiseCosine(x)), fixture.get('similarity.cosine').data, 'float64');
});

test('relativeResidual matches torch’s norms', () => {
  expectAgreement(Float64Array.of(relativeResidual(x)), fixture.get('similarity.residual').data, 'float64');
});

test('tokens that are all the same have cosine 1 and residual exactly 0, however large', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 1e8, noNaN: true }), { minLength: 1, maxLength: 9 }), row => {
      expect(meanPairwiseCosine(same(row, 5))).toBeCloseTo(1, 13);
      expect(relativeResidual(same(row, 5))).toBe(0);
    }),
  );
});

test('a factor changes neither; a negative one neither', () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (seed, factor) => {
      const drawn = randomTensor(seed, ['token', 'hidden'], [4, 7]);
      const scaled = mapped(drawn, value => -factor * value);
      expect(meanPairwiseCosine(scaled)).toBeCloseTo(meanPairwiseCosine(drawn), 12);
      expect(relativeResidual(scaled)).toBeCloseTo(relativeResidual(drawn), 12);
    }),
  );
});

test('orthogonal tokens have cosine 0; opposite ones −1; a token of zeros adds nothing', () => {
  const matrix = (...values: number[]) =>
    tensor(Float64Array.from(values), ['token', 'hidden'], [values.length / 2, 2]);
  expect(meanPairwiseCosine(matrix(1, 0, 0, 9))).toBeCloseTo(0, 15);
  expect(meanPairwiseCosine(matrix(1, 2, -2, -4))).toBeCloseTo(-1, 15);
  expect(meanPairwiseCosine(matrix(1, 0, 1, 0, 0, 0))).toBeCloseTo(1 / 3, 15);
});

test('one token has no pair', () => {
  expect(() => meanPairwiseCosine(same([1, 2], 1))).toThrow('meanPairwiseCosine: x has 1 tokens, expected at least 2');
});
