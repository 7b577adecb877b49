import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, matrices, randomTensor, seeds } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { type Tensor, tensor, zerosLike } from '../tensor';
import { matrixRank } from './matrixRank';
import { frobeniusNorm } from './moments';
import { singularValues, spectralNorm } from './singularValues';

const fixture = readFixture('metrics', 'float64');

describe.each(['tall', 'wide', 'low', 'graded', 'column'])('a %s matrix', name => {
  const x = fixtureTensor(fixture.get(`${name}.x`), ['token', 'hidden']);
  const of = (what: string) => fixture.get(`${name}.${what}`).data;

  it('has torch.linalg.svdvals’ singular values', () => {
    expectAgreement(singularValues(x), of('singularValues'), 'float64');
  });

  it('has NumPy’s rank, and torch’s norms', () => {
    expect(matrixRank(x)).toBe(of('rank')[0]);
    expectAgreement(Float64Array.of(spectralNorm(x)), of('spectral'), 'float64', 'spectral');
    expectAgreement(Float64Array.of(frobeniusNorm(x.data)), of('frobenius'), 'float64', 'Frobenius');
  });
});

function transposed(x: Tensor): Tensor {
  const [rows = 0, cols = 0] = x.shape;
  const out = zerosLike(x, ['hidden', 'token'], [cols, rows]);
  x.data.forEach((value, at) => {
    out.data[(at % cols) * rows + Math.floor(at / cols)] = value;
  });
  return out;
}

test('their squares sum to ‖x‖²; they fall; a transpose has the same; a factor scales them', () => {
  fc.assert(
    fc.property(matrices(), x => {
      const values = singularValues(x);
      const norm = frobeniusNorm(x.data);
      expect(values).toHaveLength(Math.min(...x.shape));
      expect(Math.abs(frobeniusNorm(values) - norm)).toBeLessThanOrEqual(1e-13 * norm);
      values.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(0);
        if (i > 0) expect(value).toBeLessThanOrEqual(values[i - 1]!);
      });
      expect(difference(singularValues(transposed(x)), values)).toBeLessThan(1e-13);
      const scaled = singularValues(mapped(x, value => value * 2 ** -700));
      expect(
        difference(
          scaled.map(value => value * 2 ** 700),
          values,
        ),
      ).toBeLessThan(1e-13);
    }),
  );
});

test('a diagonal matrix has its entries’ sizes, an orthogonal one ones', () => {
  const diagonal = tensor(Float64Array.of(0, 0, -3, 0, 5, 0, 1e-9, 0, 0), ['token', 'hidden'], [3, 3]);
  expect([...singularValues(diagonal)].map(value => value.toPrecision(12))).toEqual(
    [5, 3, 1e-9].map(value => value.toPrecision(12)),
  );
  const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
  const rotation = tensor(Float64Array.of(c, -s, s, c), ['token', 'hidden'], [2, 2]);
  for (const value of singularValues(rotation)) expect(value).toBeCloseTo(1, 14);
});

test('a sum of k products of a column and a row has rank k', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 0, max: 5 }), (seed, k) => {
      const [left, right] = [
        randomTensor(seed, ['token', 'hidden'], [9, 5]),
        randomTensor(seed + 1, ['token', 'hidden'], [5, 7]),
      ];
      const product = zerosLike(left, ['token', 'hidden'], [9, 7]);
      for (let i = 0; i < 9; i++) {
        for (let j = 0; j < 7; j++) {
          for (let n = 0; n < k; n++) product.data[i * 7 + j]! += left.data[i * 5 + n]! * right.data[n * 7 + j]!;
        }
      }
      expect(matrixRank(product)).toBe(k);
    }),
  );
});

test('rounding to float32 is heeded: what lies below it is no rank', () => {
  const values = Float64Array.of(1, 2, 3, 1, 2, 3 + 1e-9);
  expect(matrixRank(tensor(values, ['token', 'hidden'], [2, 3]))).toBe(2);
  expect(matrixRank(tensor(Float32Array.from(values), ['token', 'hidden'], [2, 3]))).toBe(1);
  expect(matrixRank(tensor(values, ['token', 'hidden'], [2, 3]), 1e-6)).toBe(1);
});

test('rounding grows with the size: of 1 and 2ε the smaller counts in a matrix of one row or column less, not in one of three', () => {
  const epsilon = 2 ** -52;
  expect(matrixRank(tensor(Float64Array.of(1, 0, 0, 2.5 * epsilon), ['token', 'hidden'], [2, 2]))).toBe(2);
  const larger = Float64Array.of(1, 0, 0, 2.5 * epsilon, 0, 0);
  expect(matrixRank(tensor(larger, ['token', 'hidden'], [3, 2]))).toBe(1);
});

test('zeros have rank 0', () => {
  expect(matrixRank(tensor(new Float64Array(6), ['token', 'hidden'], [2, 3]))).toBe(0);
});

test('wrong matrices are named at the door', () => {
  expect(() => singularValues(randomTensor(1, ['batch', 'token', 'hidden'], [1, 2, 2]))).toThrow(
    'singularValues: x is [batch 1, token 2, hidden 2], expected two axes',
  );
  expect(() => singularValues(tensor(Float64Array.of(1, Number.NaN), ['token', 'hidden'], [1, 2]))).toThrow(
    'singularValues: an entry is NaN, expected finite numbers',
  );
});
