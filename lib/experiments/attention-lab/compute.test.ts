import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { initBert } from '@/lib/engine/bert/initBert';
import { bertLayer } from '@/lib/engine/bert/layer';
import { activation, startRun } from '@/lib/engine/bert/run';
import { weightInits } from '@/lib/engine/bert/weightInits';
import type { Grid } from '@/lib/grid';
import { validate } from '@/lib/params/validate';
import type { Frame } from '../contract';
import { oneAtATime } from '../extremes';
import { headColumns, headRows } from '../layerTensors';
import { maxTokens } from '../maxTokens';
import { findNonFinite } from '../nonFinite';
import { frameOf as taken } from '../shownGrids';
import { compute } from './compute';
import { definition } from './params';
import { type GridKey, gridNames } from './result';
import { configOf } from './runLayer';

const vocabulary = readFileSync(new URL('../../tokenizer/vocab.txt', import.meta.url), 'utf8');

/** The frame of some parameters, as a URL would give them; the rest are the defaults. */
async function frameOf(given: Record<string, unknown> = {}): Promise<Frame> {
  const { params, notes } = validate(definition, given);
  expect(notes).toEqual([]);
  const frames: Frame[] = [];
  const context = { signal: new AbortController().signal, assets: { 'bert-base-uncased-vocab': vocabulary } };
  for await (const computed of compute(params, context)) frames.push(taken(computed));
  expect(frames.map(frame => frame.done)).toEqual([true]);
  return frames[0]!;
}

const gridOf = (frame: Frame, key: GridKey): Grid => frame.grids[gridNames[key]]!;
const entry = ({ values, cols }: Grid, row: number, col: number): number => values[row * cols + col]!;
const codes = (frame: Frame): string[] => frame.notes.map(note => note.code);
const rowSum = (grid: Grid, row: number): number => {
  let sum = 0;
  for (let col = 0; col < grid.cols; col++) sum += entry(grid, row, col);
  return sum;
};

describe('the layer', () => {
  test("is the engine's bertLayer, number for number", async () => {
    const { params } = validate(definition, {});
    const config = configOf(params);
    const run = startRun(config, initBert(config, { seed: params.seed, init: weightInits.gain(params.gain) }));
    const frame = await frameOf();
    const y = bertLayer(run, 0, bertEmbeddings(run, [frame.labels.ids!.map(Number)]));

    expect(gridOf(frame, 'y').values).toEqual(y.data);
    expect(gridOf(frame, 'scores').values).toEqual(activation(run, gridNames.scores).data);
    expect(gridOf(frame, 'probs').values).toEqual(activation(run, gridNames.probs).data);
    expect(gridOf(frame, 'dropped').values).toEqual(gridOf(frame, 'probs').values);
  });

  test('stays so with a mask, another divisor and dropout', async () => {
    const given = { padding: 2, divisor: 'dk', dropout: 0.25, heads: '2' };
    const { params } = validate(definition, given);
    const config = configOf(params);
    const frame = await frameOf(given);
    const tokens = frame.labels.tokens!;
    const run = startRun(config, initBert(config, { seed: params.seed, init: weightInits.gain(params.gain) }), {
      attentionMask: [tokens.map(token => (token === '[PAD]' ? 0 : 1))],
      divisor: 16,
      training: { dropoutSeed: params.seed },
    });
    const y = bertLayer(run, 0, bertEmbeddings(run, [frame.labels.ids!.map(Number)]));
    expect(gridOf(frame, 'y').values).toEqual(y.data);
    expect(gridOf(frame, 'dropped').values).toEqual(activation(run, gridNames.dropped).data);
  });

  test('a score is the dot product of a row of q and a row of k over √d_k, and a cell of q that of x and a row of the weight', async () => {
    const frame = await frameOf();
    const [q, k] = [headColumns(gridOf(frame, 'q'), 1, 8), headColumns(gridOf(frame, 'k'), 1, 8)];
    let dot = 0;
    for (let i = 0; i < 8; i++) dot += entry(q, 3, i) * entry(k, 2, i);
    expect(entry(headRows(gridOf(frame, 'scores'), 1), 3, 2)).toBeCloseTo(dot / Math.sqrt(8), 5);

    let cell = 0;
    for (let i = 0; i < 32; i++)
      cell += entry(gridOf(frame, 'x'), 3, i) * entry(gridOf(frame, 'queryWeight'), 8 + 5, i);
    expect(entry(q, 3, 5)).toBeCloseTo(cell, 5);
  });

  test('a context row is the mean of the value rows, weighted by the probabilities', async () => {
    const frame = await frameOf();
    const [probs, v] = [headRows(gridOf(frame, 'dropped'), 2), headColumns(gridOf(frame, 'v'), 2, 8)];
    let sum = 0;
    for (let j = 0; j < probs.cols; j++) sum += entry(probs, 4, j) * entry(v, j, 6);
    expect(entry(headColumns(gridOf(frame, 'context'), 2, 8), 4, 6)).toBeCloseTo(sum, 5);
  });

  test('is the same for the same seed and another for another', async () => {
    const [a, b, c] = [await frameOf({ seed: 5 }), await frameOf({ seed: 5 }), await frameOf({ seed: 6 })];
    expect(a).toEqual(b);
    expect(gridOf(c, 'x').values).not.toEqual(gridOf(a, 'x').values);
  });

  test("a token's word row does not depend on the words around it", async () => {
    const [a, b] = [
      await frameOf({ text: 'bank', positions: false }),
      await frameOf({ text: 'the bank', positions: false }),
    ];
    const [xa, xb] = [gridOf(a, 'x'), gridOf(b, 'x')];
    expect(xa.values.subarray(32, 64)).toEqual(xb.values.subarray(64, 96));
  });
});

describe('what the controls do', () => {
  test('the divisor scales the scores and nothing before them', async () => {
    const [none, root, dk, model] = await Promise.all(
      ['none', 'sqrt-dk', 'dk', 'sqrt-dmodel'].map(divisor => frameOf({ divisor })),
    );
    expect(gridOf(none!, 'scores').values).toEqual(gridOf(none!, 'unscaled').values);
    expect(root!.scalars.divisor).toBeCloseTo(Math.sqrt(8));
    expect(dk!.scalars.divisor).toBe(8);
    expect(model!.scalars.divisor).toBeCloseTo(Math.sqrt(32));
    for (const frame of [root!, dk!, model!]) {
      expect(frame.scalars['scores_unscaled.std']).toBe(none!.scalars['scores.std']);
      expect(frame.scalars['scores.std']! * frame.scalars.divisor!).toBeCloseTo(none!.scalars['scores.std']!, 5);
    }
  });

  test('a mask before the softmax leaves padding nothing and the rows at 1', async () => {
    const frame = await frameOf({ padding: 3 });
    expect(frame.labels.tokens!.slice(-4)).toEqual(['[SEP]', '[PAD]', '[PAD]', '[PAD]']);
    expect(frame.scalars['probs.onPadding']).toBe(0);
    expect(frame.scalars['probs.rowSum.min']).toBeCloseTo(1, 6);
    expect(frame.scalars['probs.rowSum.max']).toBeCloseTo(1, 6);
  });

  test('padding under a mask changes no real token', async () => {
    const [bare, padded] = [await frameOf(), await frameOf({ padding: 4 })];
    const y = gridOf(bare, 'y').values;
    const same = gridOf(padded, 'y').values.subarray(0, y.length);
    y.forEach((value, i) => void expect(same[i]).toBeCloseTo(value, 5));
  });

  test('without a mask padding takes its share', async () => {
    const frame = await frameOf({ padding: 3, mask: 'off' });
    expect(frame.scalars['probs.onPadding']).toBeGreaterThan(0.05);
    expect(frame.scalars['probs.rowSum.min']).toBeCloseTo(1, 6);
  });

  test('a mask after the softmax leaves rows below 1 by just what padding had', async () => {
    const [off, after] = [await frameOf({ padding: 3, mask: 'off' }), await frameOf({ padding: 3, mask: 'after' })];
    expect(after.scalars['probs.onPadding']).toBe(0);
    expect(after.scalars['probs.rowSum.max']).toBeLessThan(1);
    const [whole, cut] = [gridOf(off, 'probs'), gridOf(after, 'probs')];
    for (let row = 0; row < 8; row++) {
      const onPadding = [8, 9, 10].reduce((sum, key) => sum + entry(whole, row, key), 0);
      expect(rowSum(cut, row)).toBeCloseTo(1 - onPadding, 6);
    }
    expect(gridOf(after, 'y').values).not.toEqual(gridOf(off, 'y').values);
  });

  test('softmax over the queries makes columns sum to 1 instead of rows', async () => {
    const frame = await frameOf({ axis: 'queries' });
    expect(frame.scalars['probs.columnSum.min']).toBeCloseTo(1, 5);
    expect(frame.scalars['probs.columnSum.max']).toBeCloseTo(1, 5);
    expect(frame.scalars['probs.rowSum.max']! - frame.scalars['probs.rowSum.min']!).toBeGreaterThan(0.5);
    const [scores, probs] = [headRows(gridOf(frame, 'scores'), 0), headRows(gridOf(frame, 'probs'), 0)];
    const column = Array.from({ length: 8 }, (_, i) => Math.exp(entry(scores, i, 5)));
    expect(entry(probs, 3, 5)).toBeCloseTo(column[3]! / column.reduce((a, b) => a + b), 5);
  });

  test('dropout drops weights, scales up the rest by 1/(1 − p), and breaks the sums', async () => {
    const frame = await frameOf({ dropout: 0.5 });
    const [probs, dropped] = [gridOf(frame, 'probs').values, gridOf(frame, 'dropped').values];
    let zeros = 0;
    dropped.forEach((value, i) => {
      if (value === 0) zeros++;
      else expect(value).toBeCloseTo(2 * probs[i]!, 5);
    });
    expect(zeros / dropped.length).toBeGreaterThan(0.35);
    expect(zeros / dropped.length).toBeLessThan(0.65);
    expect(frame.scalars['probs.rowSum.deviation']).toBeGreaterThan(0.1);
  });

  test('the traps draw the same dropout as the right way does', async () => {
    const [right, trap] = [await frameOf({ dropout: 0.5 }), await frameOf({ dropout: 0.5, mask: 'after' })];
    expect(gridOf(trap, 'dropped').values).toEqual(gridOf(right, 'dropped').values);
  });

  test("BERT's .02 makes the scores of a narrow layer nearly equal; the gain makes them differ", async () => {
    const [gain, bert] = [await frameOf(), await frameOf({ init: 'bert' })];
    expect(gain.scalars['scores.std']).toBeGreaterThan(1);
    expect(bert.scalars['scores.std']).toBeLessThan(0.05);
    expect(codes(bert)).toEqual(['bert-init']);
    expect(bert.scalars['probs.max']! - bert.scalars['probs.min']!).toBeLessThan(0.02);
  });

  test('without positions the same word has the same row everywhere', async () => {
    const text = 'the bank of the river';
    expect((await frameOf({ text })).scalars['probs.repeatGap']).toBeGreaterThan(0.1);
    expect((await frameOf({ text, positions: false })).scalars['probs.repeatGap']).toBe(0);
  });
});

describe('what the reader types', () => {
  test('too long is cut and said', async () => {
    const frame = await frameOf({ text: 'word '.repeat(30) });
    expect(frame.labels.tokens).toHaveLength(maxTokens);
    expect(frame.labels.tokens!.at(-1)).toBe('[SEP]');
    expect(frame.notes).toEqual([{ code: 'truncated', values: { total: 32, kept: 16 } }]);
  });

  test('nothing at all is still [CLS] and [SEP]', async () => {
    const frame = await frameOf({ text: ' \u200b ' });
    expect(frame.labels.tokens).toEqual(['[CLS]', '[SEP]']);
    expect(codes(frame)).toEqual(['empty']);
  });

  test('words that the vocabulary lacks are counted', async () => {
    const frame = await frameOf({ text: '河岸很陡' });
    expect(frame.labels.tokens).toEqual(['[CLS]', '河', '[UNK]', '[UNK]', '[UNK]', '[SEP]']);
    expect(frame.notes).toEqual([{ code: 'unknown', values: { count: 3 } }]);
  });

  test('the Chinese example of the lesson is known, every character', async () => {
    const frame = await frameOf({ text: '天上月水中月' });
    expect(frame.labels.tokens).toEqual(['[CLS]', '天', '上', '月', '水', '中', '月', '[SEP]']);
    expect(frame.notes).toEqual([]);
  });
});

describe('at the extremes', () => {
  test.each(oneAtATime(definition.params))('$name gives finite numbers in hard company', async ({ raw }) => {
    const company = { padding: 4, mask: 'before', axis: 'queries', divisor: 'none', gain: 4 };
    const { params } = validate(definition, { ...company, ...raw });
    const context = { signal: new AbortController().signal, assets: { 'bert-base-uncased-vocab': vocabulary } };
    for await (const computed of compute(params, context)) expect(findNonFinite(taken(computed))).toBeUndefined();
  });
});

test('a cancelled run ends with the reason', async () => {
  const controller = new AbortController();
  controller.abort(new Error('not wanted any more'));
  const context = { signal: controller.signal, assets: { 'bert-base-uncased-vocab': vocabulary } };
  await expect(compute(validate(definition, {}).params, context).next()).rejects.toThrow('not wanted any more');
});

test('a trap says what it does to the rows', async () => {
  const over = await frameOf({ axis: 'queries' });
  expect(over.notes).toEqual([
    {
      code: 'over-queries',
      values: { min: over.scalars['probs.rowSum.min'], max: over.scalars['probs.rowSum.max'] },
    },
  ]);
  expect(codes(await frameOf({ mask: 'after', padding: 1 }))).toEqual(['mask-after']);
  expect(codes(await frameOf({ mask: 'after' }))).toEqual(['nothing-to-mask']);
});
