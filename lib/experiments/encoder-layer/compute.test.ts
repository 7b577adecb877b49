import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validate } from '@/lib/params/validate';
import { createBertTokenizer } from '@/lib/tokenizer/BertTokenizer';
import type { Frame } from '../contract';
import { findNonFinite } from '../nonFinite';
import { frameOf as taken } from '../shownGrids';
import { compute } from './compute';
import { definition, sizes } from './params';
import { type GridKey, gridNames } from './result';
import { sentences } from './sentences';

async function frameOf(given: Record<string, unknown> = {}): Promise<Frame> {
  const { params, notes } = validate(definition, given);
  expect(notes).toEqual([]);
  const frames: Frame[] = [];
  const context = { signal: new AbortController().signal, assets: {} };
  for await (const computed of compute(params, context)) frames.push(taken(computed));
  expect(frames.map(frame => frame.done)).toEqual([true]);
  return frames[0]!;
}
const grid = (frame: Frame, key: GridKey) => frame.grids[gridNames[key]]!;

test('the sentences are what bert-base-uncased makes of their texts', () => {
  const tokenizer = createBertTokenizer(readFileSync(new URL('../../tokenizer/vocab.txt', import.meta.url), 'utf8'));
  for (const { text, tokens, ids } of Object.values(sentences))
    expect(tokenizer.encode(text)).toMatchObject({ tokens, ids });
});

describe('a frame', () => {
  test('has every tensor in its shape and nothing that is not finite', async () => {
    const frame = await frameOf();
    const shapes = Object.fromEntries(
      Object.keys(gridNames).map(key => [key, [grid(frame, key as GridKey).rows, grid(frame, key as GridKey).cols]]),
    );
    const token = [8, sizes.hidden];
    const head = [sizes.heads * 8, 8];
    expect(shapes).toEqual({
      x: token,
      q: token,
      k: token,
      v: token,
      context: token,
      h: token,
      y: token,
      scores: head,
      probs: head,
      activated: [8, sizes.intermediate],
    });
    expect(findNonFinite(frame)).toBeUndefined();
    expect(frame.labels.tokens).toEqual(sentences.river.tokens);
  });

  test('scores are q·k/√12 of each head, and each row of probs is their softmax', async () => {
    const frame = await frameOf({ seed: 3 });
    const [q, k, scores, probs] = (['q', 'k', 'scores', 'probs'] as const).map(key => grid(frame, key));
    for (let head = 0; head < 2; head++)
      for (let row = 0; row < 8; row++) {
        const at = (head * 8 + row) * 8;
        let sum = 0;
        for (let col = 0; col < 8; col++) {
          let dot = 0;
          for (let i = 0; i < 12; i++)
            dot += q!.values[row * 24 + head * 12 + i]! * k!.values[col * 24 + head * 12 + i]!;
          expect(scores!.values[at + col]).toBeCloseTo(dot / Math.sqrt(12), 4);
          sum += Math.exp(scores!.values[at + col]!);
        }
        for (let col = 0; col < 8; col++)
          expect(probs!.values[at + col]).toBeCloseTo(Math.exp(scores!.values[at + col]!) / sum, 5);
      }
  });

  test('context is probs·v, the heads side by side', async () => {
    const frame = await frameOf();
    const [v, probs, context] = (['v', 'probs', 'context'] as const).map(key => grid(frame, key));
    for (const col of [0, 11, 12, 23]) {
      const head = Math.floor(col / 12);
      let sum = 0;
      for (let key = 0; key < 8; key++) sum += probs!.values[(head * 8 + 5) * 8 + key]! * v!.values[key * 24 + col]!;
      expect(context!.values[5 * 24 + col]).toBeCloseTo(sum, 5);
    }
  });

  test('rows of x, h and y come out of a LayerNorm: mean 0, variance 1', async () => {
    const frame = await frameOf();
    for (const key of ['x', 'h', 'y'] as const) {
      const row = Array.from(grid(frame, key).values.subarray(24, 48));
      const mean = row.reduce((a, b) => a + b) / 24;
      expect(mean).toBeCloseTo(0, 5);
      expect(row.reduce((a, b) => a + (b - mean) ** 2, 0) / 24).toBeCloseTo(1, 4);
    }
  });

  test('depends on the seed alone for the same sentence, and attention is visible', async () => {
    const [a, b, c] = await Promise.all([
      frameOf({ seed: 5 }),
      frameOf({ seed: 5, token: 1, open: 'q' }),
      frameOf({ seed: 6 }),
    ]);
    expect(grid(a, 'y')).toEqual(grid(b, 'y'));
    expect(grid(a, 'y')).not.toEqual(grid(c, 'y'));
    expect(Math.max(...grid(a, 'probs').values)).toBeGreaterThan(0.3);
  });

  test('the same word at two places starts from different vectors', async () => {
    const x = grid(await frameOf({ sentence: 'moon' }), 'x').values;
    expect(x.slice(3 * 24, 4 * 24)).not.toEqual(x.slice(6 * 24, 7 * 24));
  });
});
