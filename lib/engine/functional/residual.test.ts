import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from '../fixtures/agreement';
import { randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { type Tensor, tensor } from '../tensor';
import { add } from './add';
import { residual, residualBackward } from './residual';
import { scale, scaleBackward } from './scale';

// Their fixture is architectures: DeepNorm, ReZero, QK-norm l2 and the encoders without residual connection.

const number = (value: number): Tensor => tensor(Float64Array.of(value), [], []);
const draw = (seed: number) => randomTensor(seed, ['batch', 'token', 'hidden'], [2, 3, 4]);

test('residualBackward agrees with finite differences, with a learnable scale and without', () => {
  const [branch, skip, dOut, a] = [draw(1), draw(2), draw(3), number(0.6)];
  for (const scale of [a, undefined]) {
    const loss = () => weightedSum(residual(branch, skip, 1.7, scale), dOut);
    const d = residualBackward(dOut, branch, 1.7, scale);
    expectGradient(loss, branch, d.dBranch, 'dBranch');
    expectGradient(loss, skip, d.dSkip, 'dSkip');
    if (scale) expectGradient(loss, scale, d.dBranchScale, 'dBranchScale');
  }
});

test('scaleBackward agrees with finite differences', () => {
  const [x, dOut, factor] = [draw(1), draw(2), number(-0.7)];
  const loss = () => weightedSum(scale(x, factor), dOut);
  const d = scaleBackward(dOut, x, factor);
  expectGradient(loss, x, d.dX, 'dX');
  expectGradient(loss, factor, d.dFactor, 'dFactor');
});

test('with r = 1 and nothing learnable it is the addition, bit for bit', () => {
  fc.assert(
    fc.property(seeds, seeds, (one, other) => {
      expect(residual(draw(one), draw(other), 1).data).toEqual(add(draw(one), draw(other)).data);
    }),
  );
});

test('r = 0 takes the path away: neither the value nor the gradient of what went past is seen', () => {
  fc.assert(
    fc.property(seeds, seeds, (one, other) => {
      const [branch, skip] = [draw(one), draw(other)];
      expect(difference(residual(branch, skip, 0).data, branch.data)).toBe(0);
      expect(residualBackward(draw(7), branch, 0).dSkip.data.every(d => d === 0)).toBe(true);
    }),
  );
});

test('a = 0 takes the branch away, but its scale still learns', () => {
  fc.assert(
    fc.property(seeds, seeds, (one, other) => {
      const [branch, skip] = [draw(one), draw(other)];
      expect(difference(residual(branch, skip, 1, number(0)).data, skip.data)).toBe(0);
      const d = residualBackward(skip, branch, 1, number(0));
      expect(d.dBranch.data.every(g => g === 0)).toBe(true);
      expect(d.dBranchScale.data[0]).toBeCloseTo(weightedSum(branch, skip), 10);
    }),
  );
});

test('residual and scale name what does not fit', () => {
  const two = randomTensor(1, ['hidden'], [2]);
  expect(() => residual(draw(1), two, 1)).toThrow(
    'residual: skip is [hidden 2], expected [batch 2, token 3, hidden 4]',
  );
  expect(() => residual(draw(1), draw(2), 1, two)).toThrow('residual: branchScale is [hidden 2], expected []');
  expect(() => scale(draw(1), two)).toThrow('scale: factor is [hidden 2], expected []');
  expect(() => scaleBackward(two, draw(1), number(1))).toThrow(
    'scaleBackward: dOut is [hidden 2], expected [batch 2, token 3, hidden 4]',
  );
});
