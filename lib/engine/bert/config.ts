import type { ActivationId } from '../functional/activations';
import { type Architecture, checkArchitecture, postLN } from './architecture';

/** Hugging Face's BertConfig in camelCase; the defaults are those of bert-base-uncased, without the pooler. */
export interface BertConfig {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly numHiddenLayers: number;
  readonly numAttentionHeads: number;
  readonly intermediateSize: number;
  readonly hiddenAct: ActivationId;
  readonly hiddenDropoutProb: number;
  readonly attentionProbsDropoutProb: number;
  readonly maxPositionEmbeddings: number;
  readonly typeVocabSize: number;
  readonly initializerRange: number;
  readonly layerNormEps: number;
  readonly padTokenId: number;
  /** Whether there is a pooler, as BertModel(config, add_pooling_layer=…). */
  readonly addPoolingLayer: boolean;
  readonly architecture: Architecture;
}

/** What is to differ from bert-base-uncased; of the architecture, too, only what differs. */
export type ConfigChanges = Partial<Omit<BertConfig, 'architecture'>> & {
  readonly architecture?: Partial<Architecture>;
};

const bertBase: BertConfig = {
  vocabSize: 30522,
  hiddenSize: 768,
  numHiddenLayers: 12,
  numAttentionHeads: 12,
  intermediateSize: 3072,
  hiddenAct: 'gelu',
  hiddenDropoutProb: 0.1,
  attentionProbsDropoutProb: 0.1,
  maxPositionEmbeddings: 512,
  typeVocabSize: 2,
  initializerRange: 0.02,
  layerNormEps: 1e-12,
  padTokenId: 0,
  addPoolingLayer: false,
  architecture: postLN,
};

/** bert-base-uncased with the given changes. Throws where the sizes don't fit together. */
export function bertConfig(changes: ConfigChanges = {}): BertConfig {
  const config = { ...bertBase, ...changes, architecture: { ...postLN, ...changes.architecture } };
  const sizes = ['vocabSize', 'hiddenSize', 'numAttentionHeads', 'intermediateSize', 'maxPositionEmbeddings'] as const;
  for (const name of [...sizes, 'typeVocabSize'] as const) {
    if (!Number.isInteger(config[name]) || config[name] < 1) {
      throw new RangeError(`bertConfig: ${name} is ${config[name]}, expected a whole number from 1`);
    }
  }
  if (!Number.isInteger(config.numHiddenLayers) || config.numHiddenLayers < 0) {
    throw new RangeError(`bertConfig: numHiddenLayers is ${config.numHiddenLayers}, expected a whole number from 0`);
  }
  if (config.hiddenSize % config.numAttentionHeads !== 0) {
    throw new RangeError(
      `bertConfig: hiddenSize ${config.hiddenSize} is not a multiple of numAttentionHeads ${config.numAttentionHeads}`,
    );
  }
  checkArchitecture(config.architecture);
  return config;
}
