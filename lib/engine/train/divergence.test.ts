import { expect, test } from 'vitest';
import { type Divergence, isFinal, type LossHistory, observe, WINDOW } from './divergence';

/** What is wrong after the last of these losses. */
function after(losses: number[], gradientNorm = 1): Divergence | undefined {
  const history: LossHistory = { recent: [] };
  for (const [i, loss] of losses.entries()) observe(history, i + 1, loss, gradientNorm);
  return history.divergence;
}
const many = (loss: number, n = WINDOW) => new Array<number>(n).fill(loss);

test('a loss that is not a number is named with its step, and is final', () => {
  const divergence = after([2.3, 5, Number.NaN]);
  expect(divergence).toEqual({ kind: 'nan', step: 3 });
  expect(isFinal(divergence)).toBe(true);
});

test('so are gradients that are not numbers or overflow while the loss is still one', () => {
  expect(after([2.3], Number.NaN)).toEqual({ kind: 'nan', step: 1 });
  expect(after([2.3], Infinity)).toEqual({ kind: 'infinite', step: 1 });
  expect(after([2.3, Infinity])).toEqual({ kind: 'infinite', step: 2 });
});

test('a mean of ten losses that is a fifth above the first is named at the step where it got there', () => {
  const losses = [2, ...many(2), ...many(3, 20)];
  const divergence = after(losses);
  // Five of ten at 3 make a mean of 2.5, above 1.2 · 2; four make 2.4, which is not.
  expect(divergence).toEqual({ kind: 'loss-above-start', step: 11 + 5 });
  expect(isFinal(divergence)).toBe(false);
});

test('a single bad batch, the noise of a network that has learnt nothing, and a short history are no divergence', () => {
  expect(after([2.3, ...many(2.3, 20), 6])).toBeUndefined();
  expect(after([2.3, ...many(2.5, 50)])).toBeUndefined();
  expect(after([2, 4, 4, 4])).toBeUndefined();
});

test('a loss that comes down again takes its verdict back', () => {
  expect(after([2, ...many(9), ...many(1)])).toBeUndefined();
});
