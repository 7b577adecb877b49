import type { BertConfig } from './config';

/**
 * One tree of names for weights, activations and gradients: the module paths of Hugging Face's BertModel. They are template
 * literal types, so a misspelt name does not compile.
 */

const embeddingTables = [
  'embeddings.word_embeddings',
  'embeddings.position_embeddings',
  'embeddings.token_type_embeddings',
] as const;

/** The modules of a layer that have a weight and a bias, in the order of BertModel.state_dict(). */
const layerModules = [
  'attention.self.query',
  'attention.self.key',
  'attention.self.value',
  'attention.output.dense',
  'attention.output.LayerNorm',
  'intermediate.dense',
  'output.dense',
  'output.LayerNorm',
] as const;
type LayerModule = (typeof layerModules)[number];
type LayerNormModule = Extract<LayerModule, `${string}LayerNorm`>;

export type LayerPath = `encoder.layer.${number}`;
export type LinearPath = `${LayerPath}.${Exclude<LayerModule, LayerNormModule>}`;
export type LayerNormPath = 'embeddings.LayerNorm' | `${LayerPath}.${LayerNormModule}`;
/** A place where something may be dropped, in training. */
export type DropoutPath =
  | 'embeddings.dropout'
  | `${LayerPath}.${'attention.self' | 'attention.output' | 'output'}.dropout`;

export type WordEmbeddingName = 'embeddings.word_embeddings.weight';
export type ParameterName =
  | `${(typeof embeddingTables)[number]}.weight`
  | `${LayerNormPath | LinearPath}.${'weight' | 'bias'}`;

/** The names of one layer's activations, in the order in which they are computed; the layer's path goes before each. */
export const layerActivations = [
  'attention.self.query',
  'attention.self.key',
  'attention.self.value',
  'attention.self.scores_unscaled',
  'attention.self.scores',
  'attention.self.scores_masked',
  'attention.self.probs',
  'attention.self.dropout',
  'attention.self.context',
  'attention.output.dense',
  'attention.output.dropout',
  'attention.output.sum',
  'attention.output.LayerNorm',
  'intermediate.dense',
  'intermediate.intermediate_act_fn',
  'output.dense',
  'output.dropout',
  'output.sum',
  'output.LayerNorm',
] as const;

export const embeddingActivations = [
  ...embeddingTables,
  'embeddings.sum',
  'embeddings.LayerNorm',
  'embeddings.dropout',
] as const;

/**
 * What a forward hook on a module records, and what is computed between modules: `embeddings.sum`, `….sum`, `….scores_unscaled`,
 * `….scores` (divided, before the mask), `….scores_masked`, `….probs`, `….context`. Attention's dropout is recorded in training.
 */
export type ActivationName =
  | (typeof embeddingActivations)[number]
  | `${LayerPath}.${(typeof layerActivations)[number]}`;

/** A gradient bears the name of what it is the gradient of. */
export type GradientName = ParameterName | ActivationName;

/** Every parameter's name in the order of BertModel.state_dict(), the pooler left out. */
export function parameterNames(config: BertConfig): ParameterName[] {
  const layers = Array.from({ length: config.numHiddenLayers }, (_, i) => `encoder.layer.${i}` as const);
  const weightAndBias = <P extends LayerNormPath | LinearPath>(path: P) => [`${path}.weight`, `${path}.bias`] as const;
  return [
    ...embeddingTables.map(path => `${path}.weight` as const),
    ...weightAndBias('embeddings.LayerNorm'),
    ...layers.flatMap(layer => layerModules.flatMap(module => weightAndBias(`${layer}.${module}`))),
  ];
}
