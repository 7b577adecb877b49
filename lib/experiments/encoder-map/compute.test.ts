import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { initBert } from '@/lib/engine/bert/initBert';
import { bertLayer } from '@/lib/engine/bert/layer';
import { bertPooler } from '@/lib/engine/bert/pooler';
import { activation, startRun } from '@/lib/engine/bert/run';
import { difference } from '@/lib/engine/fixtures/agreement';
import { validate } from '@/lib/params/validate';
import { createBertTokenizer } from '@/lib/tokenizer/BertTokenizer';
import type { Frame } from '../contract';
import { findNonFinite } from '../nonFinite';
import { frameOf, rowOf } from '../shownGrids';
import { arrows } from './arrows';
import { boxes, boxOf, stepOf } from './boxes';
import { compute } from './compute';
import { definition, type EncoderMapParams } from './params';
import { thumb } from './result';
import { configOf, weightStdOf } from './settings';

const vocabulary = readFileSync(new URL('../../tokenizer/vocab.txt', import.meta.url), 'utf8');
const narrow = { hidden: '64', heads: '4' };

const paramsOf = (given: Record<string, unknown>) => validate(definition, given).params as EncoderMapParams;

async function frameAt(given: Record<string, unknown> = {}, shown?: readonly string[]): Promise<Frame> {
  const assets = { 'bert-base-uncased-vocab': vocabulary };
  const frames: Frame[] = [];
  for await (const computed of compute(paramsOf(given), { signal: new AbortController().signal, assets }))
    frames.push(frameOf(computed, shown));
  return frames.at(-1)!;
}

describe('the table of boxes', () => {
  test('is in the order in which a run computes, whatever is between', async () => {
    const { scalars } = await frameAt(narrow);
    const places = boxes.map(({ id }) => scalars[`order.${id}`]!);
    expect(places.every(place => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('has an arrow for every tensor that a box reads, and no other', () => {
    const read = boxes.flatMap(({ id, reads }) => reads.map(from => `${from} → ${id}`));
    const drawn = arrows.flatMap(({ from, to }) => to.map(id => `${from} → ${id}`));
    expect(drawn.sort()).toEqual(read.sort());
  });

  test('reads only what is computed before', () => {
    for (const { id } of boxes) for (const from of boxOf(id).reads) expect(stepOf(from)).toBeLessThan(stepOf(id));
  });

  test('names every parameter of the model once', () => {
    const named = boxes.flatMap(({ parameters }) => [...parameters]);
    expect(named.sort()).toEqual(Object.keys(initBert(configOf(paramsOf(narrow)), { seed: 1 })).sort());
  });
});

describe('the map', () => {
  test('shows what the engine computes, by whatever means', async () => {
    const params = paramsOf(narrow);
    const frame = await frameAt(narrow);
    const config = configOf(params);
    const run = startRun(config, initBert(config, { seed: params.seed, init: weightStdOf(64) }));
    bertPooler(run, bertLayer(run, 0, bertEmbeddings(run, [createBertTokenizer(vocabulary).encode(params.text).ids])));
    for (const name of [
      'encoder.layer.0.attention.self.scores',
      'encoder.layer.0.output.LayerNorm',
      'pooler.activation',
    ] as const)
      expect(difference(frame.grids[name]!.values, activation(run, name).data), name).toBeLessThan(1e-5);
  });

  test('gives each tensor its shape', async () => {
    const { grids, scalars } = await frameAt({ ...narrow, tokens: 10, ratio: 3 });
    const shape = (id: Parameters<typeof boxOf>[0]) => {
      const { rows, cols } = grids[boxOf(id).activation]!;
      return [rows, cols];
    };
    expect(shape('x')).toEqual([10, 64]);
    expect(shape('scores')).toEqual([4 * 10, 10]);
    expect(shape('context')).toEqual([10, 64]);
    expect(shape('g')).toEqual([10, 192]);
    expect(shape('pooled')).toEqual([1, 64]);
    expect(scalars.layer).toBe(4 * (64 * 64 + 64) + 2 * 64 * 192 + 192 + 64 + 4 * 64);
  });

  test('thumbnails are cells of the tensor, picked out', async () => {
    const { grids } = await frameAt({ ...narrow, tokens: 64 });
    const [whole, small] = [grids[boxOf('probs').activation]!, grids[thumb('probs')]!];
    expect([small.rows, small.cols]).toEqual([4 * 16, 16]);
    // Head 1, query 8, key 4.
    expect(small.values[(16 + 2) * 16 + 1]).toBe(whole.values[(64 + 8) * 64 + 4]);
    expect([grids[thumb('g')]!.rows, grids[thumb('g')]!.cols]).toEqual([16, 32]);
  });

  test('fills a text up with [PAD] and hides it from attention; cuts a longer one; one token is [CLS]', async () => {
    const short = await frameAt({ ...narrow, text: 'a river', tokens: 6 });
    expect(short.labels.tokens).toEqual(['[CLS]', 'a', 'river', '[SEP]', '[PAD]', '[PAD]']);
    const probs = short.grids[boxOf('probs').activation]!;
    for (let row = 0; row < probs.rows; row++) expect(probs.values[row * 6 + 4]).toBe(0);
    expect(short.notes).toEqual([{ code: 'padded', values: { count: 2 } }]);
    expect((await frameAt({ ...narrow, tokens: 4 })).labels.tokens).toEqual(['[CLS]', 'the', 'bank', '[SEP]']);
    const one = await frameAt({ ...narrow, tokens: 1 });
    expect(one.labels.tokens).toEqual(['[CLS]']);
    expect(findNonFinite(one)).toBeUndefined();
  });

  test('hands out a row of a weight, and only what is asked for', async () => {
    const name = 'encoder.layer.0.attention.output.dense.weight';
    const { grids } = await frameAt(narrow, [rowOf(name, 5)]);
    expect(Object.keys(grids)).toEqual([rowOf(name, 5)]);
    expect(grids[rowOf(name, 5)]!.cols).toBe(64);
  });

  test('stands at BERT-base’s size by kernels, with its weights', async () => {
    const { scalars, grids } = await frameAt({}, [
      thumb('y'),
      rowOf('encoder.layer.0.intermediate.dense.weight', 3071),
    ]);
    expect(scalars.layer).toBe(7_087_872);
    expect(Object.keys(grids)).toHaveLength(2);
  });
});
