import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, precisions, randomTensor } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import type { Axis } from '../tensor';
import { type ActivationId, activate, activateBackward, activations } from './activations';

const axes: Axis[] = ['token', 'intermediate'];
const ids = Object.keys(activations) as ActivationId[];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);
  it.each([
    ['gelu', 'gelu'],
    ['gelu_new', 'gelu_new'],
    ['gelu_pytorch_tanh', 'gelu_new'],
    ['relu', 'relu'],
    ['tanh', 'tanh'],
  ] as const)('%s matches PyTorch, forward and back', (id, op) => {
    const x = fixtureTensor(fixture.get(`${op}.x`), axes);
    expectAgreement(activate(x, id).data, fixture.get(`${op}.out`).data, precision);
    const dX = activateBackward(fixtureTensor(fixture.get(`${op}.dOut`), axes), x, id);
    expectAgreement(dX.data, fixture.get(`${op}.dX`).data, precision);
  });
});

test.each(ids)('activateBackward of %s agrees with finite differences', id => {
  const x = randomTensor(1, axes, [4, 6], 2);
  const dOut = randomTensor(2, axes, [4, 6]);
  expectGradient(() => weightedSum(activate(x, id), dOut), x, activateBackward(dOut, x, id));
});

test('gelu(x) − gelu(−x) = x', () => {
  const { f } = activations.gelu;
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), x => {
      expect(Math.abs(f(x) - f(-x) - x)).toBeLessThan(1e-14);
    }),
  );
});

test('gelu lies between −0.17 and max(x, 0), and its slopes at x and −x sum to 1', () => {
  const { f, df } = activations.gelu;
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), x => {
      expect(f(x)).toBeLessThanOrEqual(Math.max(x, 0));
      expect(f(x)).toBeGreaterThan(-0.17);
      expect(Math.abs(df(x) + df(-x) - 1)).toBeLessThan(1e-14);
    }),
  );
});

test('gelu has its minimum −.16997 at −.75179 and its largest slope 1.1289 at √2', () => {
  const { f, df } = activations.gelu;
  expect(df(-0.75179)).toBeCloseTo(0, 4);
  expect(f(-0.75179)).toBeCloseTo(-0.16997, 5);
  expect(df(Math.SQRT2)).toBeCloseTo(1.1289, 4);
  for (const away of [-0.01, 0.01]) {
    expect(f(-0.75179 + away)).toBeGreaterThan(f(-0.75179));
    expect(df(Math.SQRT2 + away)).toBeLessThan(df(Math.SQRT2));
  }
});

test('the tanh form of gelu is off by at most 4.73e-4, somewhere by that much', () => {
  let worst = 0;
  for (let x = -6; x <= 6; x += 1e-3)
    worst = Math.max(worst, Math.abs(activations.gelu_new.f(x) - activations.gelu.f(x)));
  expect(worst).toBeGreaterThan(4.725e-4);
  expect(worst).toBeLessThan(4.735e-4);
});

test('relu and its slope are 0 at 0 and below, the entry and 1 above; what is no number stays none', () => {
  const { f, df } = activations.relu;
  expect([-3, -0, 0, 3].map(f)).toEqual([0, 0, 0, 3]);
  expect([-3, -0, 0, 3].map(df)).toEqual([0, 0, 0, 1]);
  expect(f(Number.NaN)).toBeNaN();
});

test('tanh is odd, within ±1, and steepest at 0', () => {
  const { f, df } = activations.tanh;
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), x => {
      expect(f(-x) + f(x)).toBe(0);
      expect(Math.abs(f(x))).toBeLessThanOrEqual(1);
      expect(df(x)).toBeLessThanOrEqual(df(0));
    }),
  );
});

test('the identity hands on what it is given', () => {
  const x = randomTensor(1, axes, [3, 4]);
  expect(activate(x, 'identity').data).toEqual(x.data);
  expect(activateBackward(x, x, 'identity').data).toEqual(x.data);
});

test('activateBackward names what does not fit', () => {
  const x = randomTensor(1, axes, [2, 3]);
  expect(() => activateBackward(randomTensor(1, axes, [2, 4]), x, 'gelu')).toThrow(
    'activateBackward: dOut is [token 2, intermediate 4], expected [token 2, intermediate 3]',
  );
});
