import { type Architecture, architectures } from '@/lib/engine/bert/architecture';
import { type BertConfig, bertConfig } from '@/lib/engine/bert/config';
import { type WeightStd, weightInits } from '@/lib/engine/bert/weightInits';
import { maxTokens } from '../maxTokens';
import type { EncoderStackParams } from './params';

const norms = {
  post: architectures.postLN(),
  pre: architectures.preLN(),
  none: architectures.noNorm(),
} satisfies Record<EncoderStackParams['norm'], Architecture>;

/** A stack in BERT's proportions, in evaluation: nothing is dropped. */
export function configOf({ layers, hidden, heads, norm, residual }: EncoderStackParams): BertConfig {
  return bertConfig({
    hiddenSize: Number(hidden),
    numAttentionHeads: Number(heads),
    intermediateSize: 4 * Number(hidden),
    numHiddenLayers: layers,
    maxPositionEmbeddings: maxTokens,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
    architecture: { ...norms[norm], residual: residual ? 1 : 0 },
  });
}

/** BERT draws with σ = .02 at width 768: .02·√768. */
const BERT_GAIN = 0.554;

export const weightStds = {
  bert: weightInits.gain(BERT_GAIN),
  literal: weightInits.literal(0.02),
  lecun: weightInits.gain(1),
  strong: weightInits.gain(2),
} satisfies Record<EncoderStackParams['init'], WeightStd>;
