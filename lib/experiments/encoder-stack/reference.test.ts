import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { bertEncoder, bertEncoderBackward } from '@/lib/engine/bert/encoder';
import { initBert } from '@/lib/engine/bert/initBert';
import { activation, gradient, startRun } from '@/lib/engine/bert/run';
import { validate } from '@/lib/params/validate';
import { createBertTokenizer } from '@/lib/tokenizer/BertTokenizer';
import type { Computed } from '../contract';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { definition, type EncoderStackParams } from './params';
import { gridName } from './result';
import { topGradient } from './returnGradient';
import { configOf, weightStdOf } from './settings';

// As where no WebAssembly can be had.
vi.mock('@/lib/engine/kernels/serve', () => ({ kernelsFor: async () => undefined }));

const vocabulary = readFileSync(new URL('../../tokenizer/vocab.txt', import.meta.url), 'utf8');

test.each(['post', 'pre', 'none'])('without kernels, norm %s: the whole encoder, number for number', async norm => {
  const params = validate(definition, { layers: 3, norm, seed: 12 }).params as EncoderStackParams;
  const signal = new AbortController().signal;
  let last: Computed | undefined;
  for await (const frame of compute(params, { signal, assets: { 'bert-base-uncased-vocab': vocabulary } }))
    last = frame;
  const { grids } = frameOf(last!);

  const config = configOf(params);
  const run = startRun(config, initBert(config, { seed: params.seed, init: weightStdOf(params) }));
  const { ids } = createBertTokenizer(vocabulary).encode(params.text);
  const x = bertEmbeddings(run, [ids]);
  const dX = bertEncoderBackward(run, topGradient(params.seed, bertEncoder(run, x)));

  expect(grids[gridName.trunk(0)]?.values).toEqual(x.data);
  expect(grids[gridName.gradient(0)]?.values).toEqual(dX.data);
  const end = norm === 'post' ? 'LayerNorm' : 'sum';
  for (const layer of [1, 2, 3]) {
    const path = `encoder.layer.${layer - 1}` as const;
    expect(grids[gridName.trunk(layer)]?.values).toEqual(activation(run, `${path}.output.${end}`).data);
    expect(grids[gridName.ffn(layer)]?.values).toEqual(activation(run, `${path}.output.dense`).data);
    expect(grids[gridName.gradient(layer)]?.values).toEqual(gradient(run, `${path}.output.${end}`).data);
  }
});
