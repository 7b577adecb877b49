import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { seeds } from '../fixtures/arbitrary';
import { variants } from '../fixtures/kernelVariants';
import { openWorkbench, type Workbench } from '../fixtures/workbench';
import { maskedScore } from '../functional/attentionMask';
import { mergeHeads, splitHeads } from '../functional/heads';
import { scaledDotProductAttention, scaledDotProductAttentionBackward } from '../functional/scaledDotProductAttention';
import { type Tensor, tensor } from '../tensor';
import { attentionScratchEntries, none } from './exports';

interface Case {
  readonly seed: number;
  readonly batch: number;
  readonly heads: number;
  readonly tokens: number;
  readonly headDim: number;
  readonly divisor: number;
  readonly masked: boolean;
  readonly dropped: boolean;
  readonly std: number;
}

const cases = fc.record({
  seed: seeds,
  batch: fc.integer({ min: 1, max: 3 }),
  heads: fc.integer({ min: 1, max: 4 }),
  tokens: fc.integer({ min: 1, max: 21 }),
  headDim: fc.integer({ min: 1, max: 19 }),
  divisor: fc.constantFrom(1, Math.sqrt(8), 64),
  masked: fc.boolean(),
  dropped: fc.boolean(),
  // Larger scores are so coarse in float32 that one unit in their last place changes a probability by more than 1e-5.
  std: fc.constantFrom(1, 2),
});

const steps = ['scoresUnscaled', 'scores', 'scoresMasked', 'probs', 'dropped', 'context'] as const;
const gradients = ['dDropped', 'dProbs', 'dScores', 'dScoresUnscaled', 'dQuery', 'dKey', 'dValue'] as const;

/** Runs the kernel forward and backward, and the reference on the same numbers. */
function both(bench: Workbench, { seed, batch, heads, tokens, headDim, divisor, masked, dropped, std }: Case) {
  const { kernels } = bench;
  const groups = batch * heads;
  const entries = groups * tokens * headDim;
  const cells = groups * tokens * tokens;
  const [query, key, value, dContext] = [0, 1, 2, 3].map(i => bench.draw(seed + i, entries, i < 2 ? std : 1)) as [
    number,
    number,
    number,
    number,
  ];
  // Text 0 hides every key, others every third.
  const mask = bench.put(
    Float32Array.from({ length: batch * tokens }, (_, i) => (i < tokens || i % 3 === 0 ? maskedScore.float32 : 0)),
  );
  const dropScale = bench.put(Float32Array.from({ length: cells }, (_, i) => (i % 4 === 1 ? 0 : 4 / 3)));
  const at = Object.fromEntries(
    [...steps, ...gradients].map(name => [name, bench.room(/context|dQuery|dKey|dValue/.test(name) ? entries : cells)]),
  ) as Record<(typeof steps)[number] | (typeof gradients)[number], number>;
  const scratch = bench.room(attentionScratchEntries(tokens, headDim));
  kernels.attention(
    query,
    key,
    value,
    masked ? mask : none,
    dropped ? dropScale : none,
    at.scoresUnscaled,
    at.scores,
    masked ? at.scoresMasked : none,
    at.probs,
    dropped ? at.dropped : none,
    at.context,
    groups,
    heads,
    tokens,
    headDim,
    divisor,
    scratch,
  );
  kernels.attentionBackward(
    dContext,
    query,
    key,
    value,
    at.probs,
    dropped ? at.dropped : at.probs,
    dropped ? dropScale : none,
    dropped ? at.dDropped : none,
    at.dProbs,
    at.dScores,
    at.dScoresUnscaled,
    at.dQuery,
    at.dKey,
    at.dValue,
    groups,
    tokens,
    headDim,
    divisor,
    scratch,
  );

  const headed = (pointer: number) =>
    tensor(bench.get(pointer, entries), ['batch', 'head', 'token', 'headDim'], [batch, heads, tokens, headDim]);
  const squares = (data: Float32Array) =>
    tensor(data, ['batch', 'head', 'query', 'key'], [batch, heads, tokens, tokens]);
  const [q, k, v, dC] = [query, key, value, dContext].map(headed) as [Tensor, Tensor, Tensor, Tensor];
  const reference = scaledDotProductAttention(q, k, v, {
    divisor,
    ...(masked && { mask: tensor(bench.get(mask, batch * tokens), ['batch', 'key'], [batch, tokens]) }),
    ...(dropped && { dropout: { p: 0.25, rng: fromPattern() } }),
  });
  const backward = scaledDotProductAttentionBackward(dC, q, k, v, {
    // The kernel's own probabilities, so that the two ways back are compared, not two ways forward.
    probs: squares(bench.get(at.probs, cells)),
    dropped: squares(bench.get(dropped ? at.dropped : at.probs, cells)),
    cache: reference.cache,
  });
  return { at, reference, backward, count: { entries, cells } };
}

/** A stream that drops every fourth entry, as the test's dropScale does. */
function fromPattern() {
  let i = 0;
  return { uniform: () => (i++ % 4 === 1 ? 0 : 0.9) };
}

describe.each(variants)('in %s', async variant => {
  const open = await openWorkbench(variant);

  test('every step of attention agrees with the reference, whatever the sizes', () => {
    fc.assert(
      fc.property(cases, given => {
        const bench = open();
        const { at, reference, count } = both(bench, given);
        for (const step of steps) {
          if (step === 'scoresMasked' && !given.masked) continue;
          if (step === 'dropped' && !given.dropped) continue;
          const ours = bench.get(at[step], step === 'context' ? count.entries : count.cells);
          expectAgreement(ours, reference[step].data, 'float32', step);
        }
        bench.expectGuards();
      }),
      { numRuns: 200 },
    );
  });

  test('every gradient of attention agrees with the reference', () => {
    fc.assert(
      fc.property(cases, given => {
        const bench = open();
        const { at, backward, count } = both(bench, given);
        for (const name of gradients) {
          if (name === 'dDropped' && !given.dropped) continue;
          const size = /dQuery|dKey|dValue/.test(name) ? count.entries : count.cells;
          expectAgreement(bench.get(at[name], size), backward[name].data, 'float32', name);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a query that may look nowhere looks everywhere alike; a masked key gets exactly nothing', () => {
    const given = { seed: 1, heads: 2, tokens: 7, headDim: 5, divisor: 2, masked: true, dropped: false, std: 1 };
    const bench = open();
    const { at } = both(bench, { ...given, batch: 2 });
    const probs = bench.get(at.probs, 2 * 2 * 7 * 7);
    for (const p of probs.subarray(0, 2 * 49)) expect(p).toBeCloseTo(1 / 7, 7);
    const hidden = [...Array(7).keys()].filter(key => (7 + key) % 3 === 0);
    for (const key of hidden) expect(probs[2 * 49 + key]).toBe(0);
  });

  test('scores of a hundred thousand give certainty, not NaN', () => {
    const bench = open();
    const given = { seed: 5, batch: 1, heads: 1, tokens: 9, headDim: 16, divisor: 1, masked: false, dropped: false };
    const { at } = both(bench, { ...given, std: 200 });
    const probs = bench.get(at.probs, 81);
    for (let row = 0; row < 9; row++) {
      const line = probs.subarray(row * 9, row * 9 + 9);
      expect(Math.max(...line)).toBeCloseTo(1, 6);
      expect(line.every(p => p >= 0)).toBe(true);
    }
  });

  test('splitting into heads and merging them again are the reference, and each other’s inverse', () => {
    fc.assert(
      fc.property(cases, ({ seed, batch, heads, tokens, headDim }) => {
        const bench = open();
        const n = batch * tokens * heads * headDim;
        const x = bench.draw(seed, n);
        const [split, merged] = [bench.room(n), bench.room(n)];
        bench.kernels.splitHeads(x, split, batch, tokens, heads, headDim);
        bench.kernels.mergeHeads(split, merged, batch, tokens, heads, headDim);
        const whole = tensor(bench.get(x, n), ['batch', 'token', 'hidden'], [batch, tokens, heads * headDim]);
        expect(bench.get(split, n)).toEqual(splitHeads(whole, heads).data);
        expect(bench.get(merged, n)).toEqual(mergeHeads(splitHeads(whole, heads)).data);
        bench.expectGuards();
      }),
    );
  });
});
