import { type Architecture, architectures } from '@/lib/engine/bert/architecture';
import { type BertConfig, bertConfig } from '@/lib/engine/bert/config';
import { type WeightStd, weightInits } from '@/lib/engine/bert/weightInits';
import { maxTokens } from '../maxTokens';
import { bert, type EncoderStackParams } from './params';

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

const weightStds = {
  bert: weightInits.bertEquivalent,
  literal: () => weightInits.literal(bert.std),
  lecun: weightInits.leCun,
  strong: () => weightInits.gain(2),
} satisfies Record<EncoderStackParams['init'], (hidden: number) => WeightStd>;

export const weightStdOf = ({ init, hidden }: Pick<EncoderStackParams, 'init' | 'hidden'>): WeightStd =>
  weightStds[init](Number(hidden));
