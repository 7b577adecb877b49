import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, randomTensor, seeds } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { softmax } from '../functional/softmax';
import { type Tensor, tensor } from '../tensor';
import { rowEntropies } from './entropy';
import { frobeniusNorm } from './moments';
import { spectralNorm } from './singularValues';
import { jacobianFrobenius, jacobianSpectral } from './softmaxJacobian';

const fixture = readFixture('metrics', 'float64');
const probs = fixtureTensor(fixture.get('softmax.probs'), ['query', 'key']);

test('norms of the Jacobian match those of autograd’s', () => {
  expectAgreement(jacobianFrobenius(probs), fixture.get('softmax.frobenius').data, 'float64', 'Frobenius');
  expectAgreement(jacobianSpectral(probs), fixture.get('softmax.spectral').data, 'float64', 'spectral');
});

test('rowEntropies matches torch.special.entr', () => {
  expectAgreement(rowEntropies(probs), fixture.get('softmax.entropy').data, 'float64');
});

const row = (...values: number[]) => tensor(Float64Array.from(values), ['query', 'key'], [1, values.length]);

test('two keys: ‖J‖₂ = ‖J‖_F = 2p(1 − p), at gaps of 0, 2, 4 and 8', () => {
  for (const [gap, expected] of [
    [0, 0.5],
    [2, 0.21],
    [4, 0.0353],
    [8, 6.7e-4],
  ] as const) {
    const p = softmax(row(0, gap));
    const exact = 2 * p.data[0]! * p.data[1]!;
    expect(Math.abs(exact / expected - 1)).toBeLessThan(0.005);
    expect(jacobianSpectral(p)[0]! / exact).toBeCloseTo(1, 13);
    expect(jacobianFrobenius(p)[0]! / exact).toBeCloseTo(1, 13);
  }
});

test('a gap of 100 leaves a norm of 2e^−100, not rounding', () => {
  const p = softmax(row(0, 100));
  expect(jacobianSpectral(p)[0]! / (2 * Math.exp(-100))).toBeCloseTo(1, 12);
  expect(jacobianFrobenius(p)[0]! / (2 * Math.exp(-100))).toBeCloseTo(1, 12);
});

test('n equal keys: J = (I − 11ᵀ/n)/n, so ‖J‖₂ = 1/n and ‖J‖_F = √(n − 1)/n', () => {
  for (const n of [2, 5, 64]) {
    const uniform = row(...new Array<number>(n).fill(1 / n));
    expect(jacobianSpectral(uniform)[0]).toBeCloseTo(1 / n, 14);
    expect(jacobianFrobenius(uniform)[0]).toBeCloseTo(Math.sqrt(n - 1) / n, 14);
    expect(rowEntropies(uniform)[0]).toBeCloseTo(Math.log(n), 13);
  }
});

test('a certain answer has no Jacobian and no entropy', () => {
  const certain = row(0, 1, 0);
  expect(jacobianSpectral(certain)[0]).toBe(0);
  expect(jacobianFrobenius(certain)[0]).toBe(0);
  expect(rowEntropies(certain)[0]).toBe(0);
});

/** J built entry by entry. */
function jacobian(p: ArrayLike<number>): Tensor {
  const n = p.length;
  const entries = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return (i === j ? p[i]! : 0) - p[i]! * p[j]!;
  });
  return tensor(entries, ['query', 'key'], [n, n]);
}

test('both norms are those of the built matrix, and ‖J‖₂ ≤ ‖J‖_F ≤ √(n − 1)·‖J‖₂', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 2, max: 12 }),
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      (seed, n, std) => {
        const p = softmax(randomTensor(seed, ['query', 'key'], [1, n], std));
        const built = jacobian(p.data);
        const [frobenius, spectral] = [jacobianFrobenius(p)[0]!, jacobianSpectral(p)[0]!];
        expect(difference([frobenius], [frobeniusNorm(built.data)])).toBeLessThan(1e-12);
        expect(difference([spectral], [spectralNorm(built)])).toBeLessThan(1e-12);
        expect(spectral).toBeLessThanOrEqual(frobenius * (1 + 1e-12));
        expect(frobenius).toBeLessThanOrEqual(spectral * Math.sqrt(n - 1) * (1 + 1e-12));
      },
    ),
  );
});
