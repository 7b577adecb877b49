import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, matrices, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import { type Axis, type Tensor, tensor } from '../tensor';
import { add } from './add';
import { linear, linearBackward, linearInputBackward } from './linear';

const token: Axis[] = ['batch', 'token', 'hidden'];
const wide: Axis[] = ['batch', 'token', 'intermediate'];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('ops', precision);
  const x = fixtureTensor(fixture.get('linear.x'), token);
  const weight = fixtureTensor(fixture.get('linear.weight'), ['intermediate', 'hidden']);
  const bias = fixtureTensor(fixture.get('linear.bias'), ['intermediate']);

  it('linear matches PyTorch', () => {
    const y = linear(x, weight, bias);
    expect(y.axes).toEqual(wide);
    expect(y.shape).toEqual([2, 7, 5]);
    expectAgreement(y.data, fixture.get('linear.out').data, precision);
  });

  it('linearBackward matches PyTorch', () => {
    const d = linearBackward(fixtureTensor(fixture.get('linear.dOut'), wide), x, weight);
    expectAgreement(d.dX.data, fixture.get('linear.dX').data, precision, 'dX');
    expectAgreement(d.dWeight.data, fixture.get('linear.dWeight').data, precision, 'dWeight');
    expectAgreement(d.dBias.data, fixture.get('linear.dBias').data, precision, 'dBias');
  });
});

test('linearBackward agrees with finite differences', () => {
  const x = randomTensor(1, ['token', 'hidden'], [3, 5]);
  const weight = randomTensor(2, ['intermediate', 'hidden'], [6, 5]);
  const bias = randomTensor(3, ['intermediate'], [6]);
  const dOut = randomTensor(4, ['token', 'intermediate'], [3, 6]);
  const loss = () => weightedSum(linear(x, weight, bias), dOut);
  const d = linearBackward(dOut, x, weight);
  expectGradient(loss, x, d.dX, 'dX');
  expectGradient(loss, weight, d.dWeight, 'dWeight');
  expectGradient(loss, bias, d.dBias, 'dBias');
});

const weightFor = (seed: number, x: Tensor) => randomTensor(seed, ['intermediate', 'hidden'], [4, x.shape[1]!]);
const noBias = tensor(new Float64Array(4), ['intermediate'], [4]);

test('linear of a sum is the sum of linears', () => {
  fc.assert(
    fc.property(matrices(), seeds, (x, seed) => {
      const [a, b] = [weightFor(seed, x), weightFor(seed + 1, x)];
      const other = randomTensor(seed + 2, x.axes, x.shape);
      const inX = add(linear(x, a, noBias), linear(other, a, noBias));
      expect(difference(linear(add(x, other), a, noBias).data, inX.data)).toBeLessThan(1e-12);
      const inWeight = add(linear(x, a, noBias), linear(x, b, noBias));
      expect(difference(linear(x, add(a, b), noBias).data, inWeight.data)).toBeLessThan(1e-12);
    }),
  );
});

test('linear of zero is the bias, in every row', () => {
  fc.assert(
    fc.property(matrices(), seeds, (x, seed) => {
      const bias = randomTensor(seed, ['intermediate'], [4]);
      const zero = mapped(x, () => 0);
      const y = linear(zero, weightFor(seed, x), bias);
      for (let r = 0; r < x.shape[0]!; r++) expect([...y.data.subarray(r * 4, r * 4 + 4)]).toEqual([...bias.data]);
    }),
  );
});

test('the gradient pairs with the map: ⟨dY, xWᵀ⟩ = ⟨dX, x⟩ = ⟨dW, W⟩', () => {
  fc.assert(
    fc.property(matrices(), seeds, (x, seed) => {
      const weight = weightFor(seed, x);
      const y = linear(x, weight, noBias);
      const dOut = randomTensor(seed + 1, y.axes, y.shape);
      const d = linearBackward(dOut, x, weight);
      expect(linearInputBackward(dOut, weight)).toEqual(d.dX);
      const pairing = weightedSum(y, dOut);
      expect(difference([weightedSum(d.dX, x), weightedSum(d.dWeight, weight)], [pairing, pairing])).toBeLessThan(
        1e-11,
      );
    }),
  );
});

test('linear names what does not fit', () => {
  const x = randomTensor(1, ['token', 'hidden'], [3, 5]);
  const weight = randomTensor(2, ['intermediate', 'hidden'], [6, 4]);
  const bias = randomTensor(3, ['intermediate'], [5]);
  expect(() => linear(x, weight, bias)).toThrow(
    'linear: weight is [intermediate 6, hidden 4], expected [intermediate 6, hidden 5]',
  );
  const good = randomTensor(2, ['intermediate', 'hidden'], [6, 5]);
  expect(() => linear(x, good, bias)).toThrow('linear: bias has 5 entries, expected intermediate 6');
  const single = tensor(new Float32Array(30), ['intermediate', 'hidden'], [6, 5]);
  expect(() => linear(x, single, bias)).toThrow('linear: weight is float32, expected float64');
});
