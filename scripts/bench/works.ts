import { type BertConfig, bertConfig } from '../../lib/engine/bert/config';
import { initBert } from '../../lib/engine/bert/initBert';
import type { StateDict } from '../../lib/engine/bert/stateDict';
import { weightInits } from '../../lib/engine/bert/weightInits';
import { createRng, fillGaussian } from '../../lib/engine/rng';
import { zeros } from '../../lib/engine/tensor';
import type { Float32Tensor } from './weights';

/** What is computed: `layers` BERT layers forward, post-LN, GELU by erf, float32, evaluation mode, one text. */
export interface Shape {
  readonly hidden: number;
  readonly heads: number;
  readonly intermediate: number;
  readonly layers: number;
  readonly tokens: number;
}

const base = { hidden: 768, heads: 12, intermediate: 3072, layers: 1, tokens: 16 } satisfies Shape;

/** The shapes that the goals speak of. */
export const shapes = {
  tiny: { hidden: 64, heads: 4, intermediate: 256, layers: 6, tokens: 16 },
  base16: base,
  base128: { ...base, tokens: 128 },
  stack16: { ...base, layers: 12 },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;

/** BERT-base's layer for any number of tokens or layers: how cost grows. */
export const baseWith = (changes: Partial<Shape>): Shape => ({ ...base, ...changes });

export interface Work {
  readonly shape: Shape;
  readonly config: BertConfig;
  readonly stateDict: StateDict;
  /** [batch 1, token, hidden] */
  readonly x: Float32Tensor;
}

/** Draws weights and an input. Every layer has weights of its own: shared ones would stay in the cache. */
export function work(shape: Shape): Work {
  const { hidden, heads, intermediate, layers, tokens } = shape;
  const config = bertConfig({
    hiddenSize: hidden,
    numAttentionHeads: heads,
    intermediateSize: intermediate,
    numHiddenLayers: layers,
    // The embeddings have no part in it.
    maxPositionEmbeddings: 1,
    vocabSize: 1,
    padTokenId: -1,
  });
  const stateDict = initBert(config, { seed: 1, init: weightInits.gain(1.25) });
  const data = new Float32Array(tokens * hidden);
  fillGaussian(createRng(1, 'x'), data, { mean: 0, std: 1 });
  return {
    shape,
    config,
    stateDict,
    x: { ...zeros('float32', ['batch', 'token', 'hidden'], [1, tokens, hidden]), data },
  };
}
