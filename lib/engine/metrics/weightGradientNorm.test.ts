import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, randomTensor, seeds } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { linearBackward } from '../functional/linear';
import { type Tensor, zerosLike } from '../tensor';
import { frobeniusNorm } from './moments';
import { weightGradientNorm } from './weightGradientNorm';

const fixture = readFixture('metrics', 'float64');

describe.each(['wide', 'narrow'])('for a %s layer', name => {
  it('weightGradientNorm matches autograd', () => {
    const x = fixtureTensor(fixture.get(`gradient.${name}.x`), ['token', 'hidden']);
    const dOut = fixtureTensor(fixture.get(`gradient.${name}.dOut`), ['token', 'intermediate']);
    expectAgreement(Float64Array.of(weightGradientNorm(x, dOut)), fixture.get(`gradient.${name}.norm`).data, 'float64');
  });
});

/** ‖dW‖ of a dW that is there. */
function builtNorm(x: Tensor, dOut: Tensor): number {
  const weight = zerosLike(x, ['intermediate', 'hidden'], [dOut.shape.at(-1)!, x.shape.at(-1)!]);
  return frobeniusNorm(linearBackward(dOut, x, weight).dWeight.data);
}

test('it is the norm of linearBackward’s dWeight, for few rows and many', () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(seeds, size, size, size, (seed, rows, n, m) => {
      const x = randomTensor(seed, ['batch', 'token', 'hidden'], [2, rows, n]);
      const dOut = randomTensor(seed + 1, ['batch', 'token', 'intermediate'], [2, rows, m]);
      expect(difference([weightGradientNorm(x, dOut)], [builtNorm(x, dOut)])).toBeLessThan(1e-10);
    }),
  );
});

test('a gradient that cancels is measured, not its √ε floor: equal tokens whose gradients sum to 1e-12', () => {
  fc.assert(
    fc.property(seeds, seed => {
      const token = randomTensor(seed, ['token', 'hidden'], [1, 40]);
      const x = zerosLike(token, ['token', 'hidden'], [4, 40]);
      for (let t = 0; t < 4; t++) x.data.set(token.data, 40 * t);
      const dOut = randomTensor(seed + 1, ['token', 'hidden'], [4, 40]);
      for (let o = 0; o < 40; o++) {
        const others = dOut.data[o]! + dOut.data[40 + o]! + dOut.data[80 + o]!;
        dOut.data[120 + o] = -others + 1e-12;
      }
      const exact = 1e-12 * Math.sqrt(40) * frobeniusNorm(token.data);
      // The entries themselves round at 1e-16; the Gram sum alone would say about 1e-7, or nothing.
      expect(Math.abs(weightGradientNorm(x, dOut) / exact - 1)).toBeLessThan(0.01);
    }),
  );
});

test('gradients of 1e-90, whose squares’ squares vanish, keep their digits', () => {
  const x = randomTensor(3, ['token', 'hidden'], [2, 20]);
  const dOut = randomTensor(4, ['token', 'hidden'], [2, 20]);
  const tiny = (t: Tensor) => mapped(t, value => value * 1e-90);
  expect(weightGradientNorm(tiny(x), tiny(dOut)) / (weightGradientNorm(x, dOut) * 1e-180)).toBeCloseTo(1, 10);
});

test('a NaN shows', () => {
  const x = randomTensor(3, ['token', 'hidden'], [2, 20]);
  const dOut = mapped(randomTensor(4, ['token', 'hidden'], [2, 20]), (value, i) => (i === 5 ? Number.NaN : value));
  expect(weightGradientNorm(x, dOut)).toBeNaN();
});

test('rows that do not fit are named at the door', () => {
  expect(() =>
    weightGradientNorm(randomTensor(1, ['token', 'hidden'], [2, 3]), randomTensor(1, ['token', 'hidden'], [4, 3])),
  ).toThrow('weightGradientNorm: dOut is [token 4, hidden 3], expected [token 2, hidden 3]');
});
