import { type Architecture, hasFinalNorm, hasPostNorm, hasPreNorm } from './architecture';
import type { BertConfig } from './config';

/**
 * One tree of names for weights, activations and gradients: the module paths of Hugging Face's BertModel, and for what BERT lacks
 * those of RobertaPreLayerNorm (norms before a block), ReZero (resweight) and Qwen 3 (q_norm, k_norm). They are template literal
 * types, so a misspelt name does not compile.
 */

const embeddingTables = [
  'embeddings.word_embeddings',
  'embeddings.position_embeddings',
  'embeddings.token_type_embeddings',
] as const;

type LinearModule =
  | `attention.self.${'query' | 'key' | 'value'}`
  | 'attention.output.dense'
  | 'intermediate.dense'
  | 'output.dense';
type NormModule =
  | 'attention.LayerNorm'
  | 'attention.output.LayerNorm'
  | 'intermediate.LayerNorm'
  | 'output.LayerNorm'
  | `attention.self.${'q_norm' | 'k_norm'}`;
type ScalarOfLayer = `${'attention.output' | 'output'}.resweight` | 'attention.self.qk_scale';

export type LayerPath = `encoder.layer.${number}`;
export type LinearPath = `${LayerPath}.${LinearModule}` | 'pooler.dense';
/** LayerNorm and RMSNorm alike: an RMSNorm stands where LayerNorm would, under its name, without a bias. */
export type NormPath = 'embeddings.LayerNorm' | 'LayerNorm' | `${LayerPath}.${NormModule}`;
/** A block's end, where its branch meets the residual connection. */
export type BlockPath = `${LayerPath}.${'attention.output' | 'output'}`;
/** A place where something may be dropped, in training. */
export type DropoutPath =
  | 'embeddings.dropout'
  | `${LayerPath}.${'attention.self' | 'attention.output' | 'output'}.dropout`;

export type WordEmbeddingName = 'embeddings.word_embeddings.weight';
/** A single learnable number, of shape []. */
export type ScalarName = `${LayerPath}.${ScalarOfLayer}`;
export type ParameterName =
  | `${(typeof embeddingTables)[number]}.weight`
  | `${NormPath | LinearPath}.${'weight' | 'bias'}`
  | ScalarName;

/** The names of one BERT layer's activations, in the order in which they are computed; the layer's path goes before each. */
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

/** What other architectures add: norms before a block, normed queries and keys, and with 'l2' the queries times their scale. */
type AddedActivation =
  | 'attention.LayerNorm'
  | 'intermediate.LayerNorm'
  | `attention.self.${'q_norm' | 'k_norm' | 'q_scaled'}`;
export type LayerActivation = (typeof layerActivations)[number] | AddedActivation;

export const embeddingActivations = [
  ...embeddingTables,
  'embeddings.sum',
  'embeddings.LayerNorm',
  'embeddings.dropout',
] as const;

/**
 * What a forward hook on a module records, and what is computed between modules: `embeddings.sum`, `….sum`, `….scores_unscaled`,
 * `….scores` (divided, before the mask), `….scores_masked`, `….probs`, `….context`. Attention's dropout is recorded in training.
 * `LayerNorm` is the norm behind the last layer, `pooler.activation` the pooler's tanh.
 */
export type ActivationName =
  | (typeof embeddingActivations)[number]
  | `${LayerPath}.${LayerActivation}`
  | 'LayerNorm'
  | `pooler.${'dense' | 'activation'}`;

/** A gradient bears the name of what it is the gradient of. */
export type GradientName = ParameterName | ActivationName;

/** Every parameter that the configuration has, in the order of the PyTorch module's state_dict(). */
export function parameterNames(config: BertConfig): ParameterName[] {
  const { architecture } = config;
  const affine = architecture.normAffine ? normParameters(architecture.norm) : [];
  const named = <P extends string, E extends string>(path: P, ends: readonly E[]) =>
    ends.map(end => `${path}.${end}` as const);
  const layers = Array.from({ length: config.numHiddenLayers }, (_, i) => `encoder.layer.${i}` as const);
  return [
    ...embeddingTables.map(path => `${path}.weight` as const),
    ...named('embeddings.LayerNorm', weightAndBias),
    ...layers.flatMap(layer => layerParameters(architecture, affine).map(name => `${layer}.${name}` as const)),
    ...(hasFinalNorm(architecture) ? named('LayerNorm', affine) : []),
    ...(config.addPoolingLayer ? named('pooler.dense', weightAndBias) : []),
  ];
}

type End = 'weight' | 'bias';
const weightAndBias = ['weight', 'bias'] as const;

const normParameters = (norm: Architecture['qkNorm']): readonly End[] =>
  ({ layer: weightAndBias, rms: ['weight'] as const, l2: [], none: [] })[norm];

/** A layer's parameters, the layer's path left out. A module's own numbers come before those of the modules in it. */
function layerParameters(architecture: Architecture, affine: readonly End[]) {
  const linear = <P extends LinearModule>(path: P) => weightAndBias.map(end => `${path}.${end}` as const);
  const norm = <P extends NormModule>(path: P, ends = affine) => ends.map(end => `${path}.${end}` as const);
  const resweight = <P extends 'attention.output' | 'output'>(path: P) =>
    architecture.branchScale === 'rezero' ? [`${path}.resweight` as const] : [];
  const [pre, post] = [hasPreNorm(architecture), hasPostNorm(architecture)];
  const ofHeads = normParameters(architecture.qkNorm);
  return [
    ...(architecture.qkNorm === 'l2' ? ['attention.self.qk_scale' as const] : []),
    ...linear('attention.self.query'),
    ...linear('attention.self.key'),
    ...linear('attention.self.value'),
    ...norm('attention.self.q_norm', ofHeads),
    ...norm('attention.self.k_norm', ofHeads),
    ...resweight('attention.output'),
    ...linear('attention.output.dense'),
    ...(post ? norm('attention.output.LayerNorm') : []),
    ...(pre ? [...norm('attention.LayerNorm'), ...norm('intermediate.LayerNorm')] : []),
    ...linear('intermediate.dense'),
    ...resweight('output'),
    ...linear('output.dense'),
    ...(post ? norm('output.LayerNorm') : []),
  ];
}

const qAndK = ['attention.self.q_norm', 'attention.self.k_norm'] as const;
const normedHeads: Readonly<Record<Architecture['qkNorm'], readonly LayerActivation[]>> = {
  none: [],
  layer: qAndK,
  rms: qAndK,
  l2: ['attention.self.q_norm', 'attention.self.q_scaled', 'attention.self.k_norm'],
};

/** The activations that a run in evaluation leaves of one layer, in the order in which they are computed, the layer's path left out. */
export function layerActivationNames(architecture: Architecture): LayerActivation[] {
  const [pre, post] = [hasPreNorm(architecture), hasPostNorm(architecture)];
  const before: Partial<Record<LayerActivation, readonly LayerActivation[]>> = {
    'attention.self.query': pre ? ['attention.LayerNorm'] : [],
    'attention.self.scores_unscaled': normedHeads[architecture.qkNorm],
    'intermediate.dense': pre ? ['intermediate.LayerNorm'] : [],
  };
  const lacking = (name: LayerActivation) =>
    name === 'attention.self.dropout' || (!post && name.endsWith('output.LayerNorm'));
  return layerActivations.filter(name => !lacking(name)).flatMap(name => [...(before[name] ?? []), name]);
}

/** What a layer hands on: its last norm's output, or where nothing stands behind its sum, the sum. */
export function layerOutputName(architecture: Architecture, layer: number): ActivationName {
  return `encoder.layer.${layer}.output.${hasPostNorm(architecture) ? 'LayerNorm' : 'sum'}`;
}
