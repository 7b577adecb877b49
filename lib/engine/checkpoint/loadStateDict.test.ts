import { describe, expect, test } from 'vitest';
import { bertConfig } from '../bert/config';
import { initBert } from '../bert/initBert';
import { parameterNames } from '../bert/names';
import { parameterShape } from '../bert/stateDict';
import type { Tensor } from '../tensor';
import { bytesSource } from './ByteSource';
import { CheckpointError } from './CheckpointError';
import { families } from './families';
import { fitToCheckpoint, loadStateDict } from './loadStateDict';
import { openCheckpoint, openShardedCheckpoint } from './openCheckpoint';
import { safetensorsBytes, type WritableTensor } from './writeSafetensors';

const bert = families.get('bert')!;
const sizes = {
  vocabSize: 11,
  hiddenSize: 6,
  numHiddenLayers: 2,
  numAttentionHeads: 3,
  intermediateSize: 8,
  maxPositionEmbeddings: 5,
};
const config = bertConfig({ ...sizes, addPoolingLayer: true });
const weights = initBert(config, { seed: 1, wordEmbeddings: 'table' }) as Readonly<Record<string, Tensor>>;

const bytes = (tensors: Iterable<readonly [string, WritableTensor]>) =>
  new Uint8Array(Buffer.concat([...safetensorsBytes(new Map(tensors))]));
const checkpoint = (tensors: Iterable<readonly [string, WritableTensor]>) =>
  openCheckpoint(bytesSource('model.safetensors', bytes(tensors)));
const renamed = (rename: (name: string) => string) =>
  Object.entries(weights).map(([name, x]) => [rename(name), x] as const);
const without = (name: string) => Object.entries(weights).filter(([each]) => each !== name);
const load = async (tensors: Iterable<readonly [string, WritableTensor]>) =>
  loadStateDict(await checkpoint(tensors), config, bert);

describe('weights are found', () => {
  test.each([
    ['under their own names', (name: string) => name],
    ['with the prefix', (name: string) => `bert.${name}`],
    [
      'with gamma and beta',
      (name: string) => name.replace('Norm.weight', 'Norm.gamma').replace('Norm.bias', 'Norm.beta'),
    ],
  ])('%s', async (_, rename) => {
    expect(await load(renamed(rename))).toEqual(weights);
  });

  test('among tensors that the encoder has no use for', async () => {
    const head = { shape: [2], data: Float32Array.of(1, 2) };
    expect(
      await load([...renamed(name => name), ['cls.predictions.bias', head], ['embeddings.position_ids', head]]),
    ).toEqual(weights);
  });

  test('in several files, by the index', async () => {
    const names = Object.keys(weights);
    const shard = (name: string) => `model-${(names.indexOf(name) % 2) + 1}.safetensors`;
    const file = (name: string) => bytes(Object.entries(weights).filter(([each]) => shard(each) === name));
    const index = (map: unknown) => bytesSource('index.json', Buffer.from(JSON.stringify({ weight_map: map })));
    const open = async (name: string) => bytesSource(name, file(name));
    const map = Object.fromEntries(names.map(name => [name, shard(name)]));
    expect(await loadStateDict(await openShardedCheckpoint(index(map), open), config, bert)).toEqual(weights);
    await expect(openShardedCheckpoint(index({ a: '../x.safetensors' }), open)).rejects.toThrow(CheckpointError);
    await expect(openShardedCheckpoint(index([]), open)).rejects.toThrow(
      'index.json: weight_map is a list, expected an object',
    );
    await expect(openShardedCheckpoint(index({ a: 'model-1.safetensors' }), open)).rejects.toThrow(
      'index.json: a is not in model-1.safetensors',
    );
  });
});

test('only the asked rows of the word table are read, and the pooler is there if its weights are', async () => {
  const { 'embeddings.word_embeddings.weight': words } = await loadStateDict(
    await checkpoint(renamed(n => n)),
    config,
    bert,
    { words: [3, 7, 3] },
  );
  if ('axes' in words) throw new Error('expected a source of rows');
  expect(words).toMatchObject({ rows: 11, width: 6 });
  expect(words.row(7)).toEqual(weights['embeddings.word_embeddings.weight']!.data.subarray(42, 48));
  expect(() => words.row(0)).toThrow('wordRows: row 0 of embeddings.word_embeddings.weight was not read');
  const bare = await checkpoint(Object.entries(weights).filter(([name]) => !name.startsWith('pooler.')));
  expect(fitToCheckpoint(config, bare, bert).addPoolingLayer).toBe(false);
  expect(fitToCheckpoint(config, await checkpoint(without('pooler.dense.bias')), bert).addPoolingLayer).toBe(true);
});

describe('a checkpoint that does not fit is refused', () => {
  test.each(parameterNames(config))('without %s', async name => {
    const { axes, shape } = parameterShape(config, name);
    await expect(load(without(name))).rejects.toThrow(
      `model.safetensors: ${name} is missing, expected [${axes.map((axis, i) => `${axis} ${shape[i]}`).join(', ')}]`,
    );
  });

  test('with a tensor of another shape, both shapes named', async () => {
    const short: WritableTensor = { shape: [8], data: new Float32Array(8) };
    await expect(
      load([...without('encoder.layer.0.output.dense.bias'), ['bert.encoder.layer.0.output.dense.bias', short]]),
    ).rejects.toThrow('model.safetensors: bert.encoder.layer.0.output.dense.bias is [8], expected [hidden 6]');
  });

  test('with much missing, some of it named and the rest counted', async () => {
    await expect(load([['x', { shape: [1], data: new Float32Array(1) }], ...without('').slice(0, 3)])).rejects.toThrow(
      /; and \d+ more$/,
    );
  });

  test('with more layers than tensors, at once', async () => {
    const deep = { ...config, numHiddenLayers: 1e12 };
    const few = await checkpoint(renamed(name => name));
    expect(() => fitToCheckpoint(deep, few, bert)).toThrow(
      'model.safetensors: has 39 tensors, too few for num_hidden_layers 1000000000000',
    );
  });
});
