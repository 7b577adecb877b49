import type { BertConfig } from '../bert/config';
import type { WeightStd } from '../bert/weightInits';
import type { Ops } from '../functional/ops';
import { createRng, fillGaussian } from '../rng';
import { type Precision, type Tensor, zeros } from '../tensor';

/**
 * logits = hiddenStates Wᵀ + b: a plain decoder under the names that transformers' BertLMPredictionHead gives its last step, without
 * the transform (dense, activation, LayerNorm) before it. Tied, W is the word table `embeddings.word_embeddings.weight`.
 */
export const decoderNames = ['cls.predictions.decoder.weight', 'cls.predictions.decoder.bias'] as const;
export type DecoderName = (typeof decoderNames)[number];

export interface Decoder {
  /** [vocabulary, hidden] */
  readonly weight: Tensor;
  /** [vocabulary] */
  readonly bias: Tensor;
}

/** A decoder's weight [vocabulary, hidden], drawn from its own stream of the seed, and bias 0. */
export function initDecoder(config: BertConfig, seed: number, std: WeightStd, precision: Precision): Decoder {
  const { vocabSize, hiddenSize } = config;
  const weight = zeros(precision, ['vocabulary', 'hidden'], [vocabSize, hiddenSize]);
  fillGaussian(createRng(seed, decoderNames[0]), weight.data, {
    mean: 0,
    std: std({ fanIn: hiddenSize, fanOut: vocabSize }),
  });
  return { weight, bias: zeros(precision, ['vocabulary'], [vocabSize]) };
}

/** hiddenStates: [batch, token, hidden] → logits: [batch, token, vocabulary]. */
export function decode(ops: Ops, { weight, bias }: Decoder, hiddenStates: Tensor): Tensor {
  return ops.linear(hiddenStates, weight, bias);
}

export interface DecoderGradients {
  readonly dHiddenStates: Tensor;
  readonly dDecoder: Decoder;
}

/** dLogits: [batch, token, vocabulary] → the gradient of hiddenStates, and of W and b. */
export function decodeBackward(ops: Ops, decoder: Decoder, hiddenStates: Tensor, dLogits: Tensor): DecoderGradients {
  const { dX, dWeight, dBias } = ops.linearBackward(dLogits, hiddenStates, decoder.weight);
  return { dHiddenStates: dX, dDecoder: { weight: dWeight, bias: dBias } };
}
