import { type BertConfig, bertConfig } from '@/lib/engine/bert/config';
import { type WeightStd, weightInits } from '@/lib/engine/bert/weightInits';
import { type EncoderMapParams, most } from './params';

/** One layer of BERT with embeddings and pooler, in evaluation: nothing is dropped. */
export function configOf({ hidden, heads, ratio }: Pick<EncoderMapParams, 'hidden' | 'heads' | 'ratio'>): BertConfig {
  return bertConfig({
    hiddenSize: Number(hidden),
    numAttentionHeads: Number(heads),
    intermediateSize: ratio * Number(hidden),
    numHiddenLayers: 1,
    addPoolingLayer: true,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
  });
}

/** The same with as many position rows as a text can have: rows are drawn one by one, so a shorter table holds the same ones. */
export const drawnConfig = (params: Parameters<typeof configOf>[0]): BertConfig => ({
  ...configOf(params),
  maxPositionEmbeddings: most.tokens,
});

/** BERT's σ = .02 at width 768; at any other what has the same effect. */
export const weightStdOf = (hidden: number): WeightStd => weightInits.bertEquivalent(hidden);
