import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapped, matrices, randomTensor } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { add } from './add';

test('a sum hands its gradient unchanged to both of its terms', () => {
  const [a, b, dOut] = [1, 2, 3].map(seed => randomTensor(seed, ['token', 'hidden'], [3, 4])) as [
    ReturnType<typeof randomTensor>,
    ReturnType<typeof randomTensor>,
    ReturnType<typeof randomTensor>,
  ];
  const loss = () => weightedSum(add(a, b), dOut);
  expectGradient(loss, a, dOut, 'dA');
  expectGradient(loss, b, dOut, 'dB');
});

test('adding commutes, and the opposite takes it back to 0', () => {
  fc.assert(
    fc.property(matrices(), x => {
      const other = randomTensor(1, x.axes, x.shape);
      expect(add(x, other)).toEqual(add(other, x));
      expect(
        add(
          x,
          mapped(x, value => -value),
        ).data.every(value => value === 0),
      ).toBe(true);
    }),
  );
});

test('add names what does not fit', () => {
  const a = randomTensor(1, ['token', 'hidden'], [2, 3]);
  const b = randomTensor(1, ['token', 'hidden'], [3, 2]);
  expect(() => add(a, b)).toThrow('add: b is [token 3, hidden 2], expected [token 2, hidden 3]');
});
