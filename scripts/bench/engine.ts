import { type BertConfig, bertConfig } from '../../lib/engine/bert/config';
import { initBert } from '../../lib/engine/bert/initBert';
import { bertLayer, bertLayerBackward } from '../../lib/engine/bert/layer';
import { startRun } from '../../lib/engine/bert/run';
import { weightInits } from '../../lib/engine/bert/weightInits';
import { createRng, fillGaussian } from '../../lib/engine/rng';
import { zeros } from '../../lib/engine/tensor';
import { type Sample, sample } from './sample';

const tokens = 16;

/** One layer each: of the small networks lessons train, and of BERT-base. */
const shapes = {
  tiny: { hiddenSize: 64, numAttentionHeads: 4, intermediateSize: 256 },
  base16: { hiddenSize: 768, numAttentionHeads: 12, intermediateSize: 3072 },
} satisfies Record<string, Partial<BertConfig>>;

/** A layer forward, and forward and backward, in evaluation mode, float32, with every activation and gradient kept; and its weights' draw. */
export function engineSamples(): Sample[] {
  return Object.entries(shapes).flatMap(([shape, sizes]) => {
    const config = bertConfig({ ...sizes, numHiddenLayers: 1, maxPositionEmbeddings: 32 });
    const draw = () => initBert(config, { seed: 1, init: weightInits.gain(1.25) });
    const weights = draw();
    const x = zeros('float32', ['batch', 'token', 'hidden'], [1, tokens, config.hiddenSize]);
    fillGaussian(createRng(1, 'x'), x.data, { mean: 0, std: 1 });
    const forward = () => {
      const run = startRun(config, weights);
      return { run, y: bertLayer(run, 0, x) };
    };
    return [
      sample(`${shape}: forward`, forward),
      sample(`${shape}: forward and backward`, () => {
        const { run, y } = forward();
        bertLayerBackward(run, 0, y);
      }),
      sample(`${shape}: draw the weights`, draw),
    ];
  });
}
