import { expect, test } from 'vitest';
import { bertConfig } from '@/lib/engine/bert/config';
import { initBert } from '@/lib/engine/bert/initBert';
import { drawWeights } from './drawWeights';

const config = bertConfig({
  vocabSize: 5,
  hiddenSize: 240,
  numHiddenLayers: 1,
  numAttentionHeads: 4,
  intermediateSize: 500,
  maxPositionEmbeddings: 6,
});

test.each(['float32', 'float64'] as const)(
  'many weights, in %s, are those of initBert to the last bit',
  async precision => {
    const options = { seed: 3, precision, wordEmbeddings: 'table' } as const;
    const drawn = await drawWeights(config, options, { signal: new AbortController().signal });
    expect(drawn).toEqual(initBert(config, options));
  },
);

test('a drawing that nobody waits for any more rejects with the reason', async () => {
  const abort = new AbortController();
  const drawing = drawWeights(
    config,
    { seed: 3 },
    { signal: abort.signal, report: () => abort.abort(new Error('enough')) },
  );
  await expect(drawing).rejects.toThrow('enough');
});
