import { architectures } from '@/lib/engine/bert/architecture';
import { bertConfig } from '@/lib/engine/bert/config';
import { initBert } from '@/lib/engine/bert/initBert';
import { type BertRun, startRun } from '@/lib/engine/bert/run';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import { type WeightStd, weightInits } from '@/lib/engine/bert/weightInits';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, zeros } from '@/lib/engine/tensor';
import { type ResidualTrunkParams, sizes } from './params';

export type TrunkSettings = Pick<ResidualTrunkParams, 'layers' | 'norm' | 'init' | 'seed'>;

const stds: Readonly<Record<ResidualTrunkParams['init'], WeightStd>> = {
  bert: weightInits.bertEquivalent(sizes.hidden),
  lecun: weightInits.leCun(),
  xavier: weightInits.xavier(),
};

/** A fresh encoder, float64, ready to be passed. */
export function freshEncoder(settings: TrunkSettings): BertRun {
  const { layers, norm } = settings;
  const config = bertConfig({
    vocabSize: 1,
    maxPositionEmbeddings: 1,
    hiddenSize: sizes.hidden,
    intermediateSize: sizes.intermediate,
    numAttentionHeads: sizes.heads,
    numHiddenLayers: layers,
    architecture: norm === 'pre' ? architectures.preLN() : architectures.postLN(),
  });
  return startRun(
    config,
    weightsOf(settings, () => initBert(config, initOptions(settings))),
    {
      denseGradients: false,
    },
  );
}

const initOptions = ({ init, seed }: TrunkSettings) => ({ seed, init: stds[init], precision: 'float64' }) as const;

// Drawing takes longer than computing; the last weights are kept while only something else moves.
let kept: { readonly key: string; readonly weights: StateDict } | undefined;

function weightsOf({ layers, norm, init, seed }: TrunkSettings, draw: () => StateDict): StateDict {
  const key = [layers, norm, init, seed].join(' ');
  if (kept?.key !== key) kept = { key, weights: draw() };
  return kept.weights;
}

/** Independent standard normal numbers, [batch 1, token, hidden]: what enters, or the gradient that is sent in at the top. */
export function randomTokens(seed: number, name: 'input' | 'top'): Tensor {
  const x = zeros('float64', ['batch', 'token', 'hidden'], [1, sizes.tokens, sizes.hidden]);
  fillGaussian(createRng(seed, name), x.data, { mean: 0, std: 1 });
  return x;
}
