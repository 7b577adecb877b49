import { type BertConfig, bertConfig } from '@/lib/engine/bert/config';
import { type ParameterName, parameterNames } from '@/lib/engine/bert/names';
import { entriesOfParameters } from '@/lib/engine/bert/stateDict';
import type { ParameterCountParams } from './params';
import type { ModuleId, ParameterCountScalars } from './result';

/** By the beginning of a name, a layer's path left out. */
const beginnings: readonly (readonly [beginning: string, module: ModuleId])[] = [
  ['embeddings.', 'embeddings'],
  ['attention.self.', 'self'],
  ['attention.output.', 'selfOutput'],
  ['intermediate.', 'intermediate'],
  ['output.', 'output'],
  ['pooler.', 'pooler'],
];

const layer = /^encoder\.layer\.\d+\./;

export function moduleOf(name: string): ModuleId {
  const bare = name.replace(layer, '');
  const found = beginnings.find(([beginning]) => bare.startsWith(beginning));
  if (!found) throw new RangeError(`moduleOf: ${name} belongs to no module of BertModel`);
  return found[1];
}

const isNorm = (name: string): boolean => name.includes('LayerNorm.');
const isBias = (name: string): boolean => name.endsWith('.bias') && !isNorm(name);

export function configOf({ hidden, heads, ratio, layers, vocabulary, pooler }: ParameterCountParams): BertConfig {
  return bertConfig({
    vocabSize: Number(vocabulary),
    hiddenSize: Number(hidden),
    numAttentionHeads: Number(heads),
    intermediateSize: ratio * Number(hidden),
    numHiddenLayers: layers,
    addPoolingLayer: pooler,
  });
}

/** The names of the state dict that are counted. */
export function countedNames(
  config: BertConfig,
  { biases, norms }: Pick<ParameterCountParams, 'biases' | 'norms'>,
): ParameterName[] {
  return parameterNames(config).filter(name => (biases || !isBias(name)) && (norms || !isNorm(name)));
}

/** Adds up the entries of the tensors that the state dict of these settings has; no formula is asked. */
export function counted(params: ParameterCountParams): ParameterCountScalars {
  const config = configOf(params);
  const names = countedNames(config, params);
  const one = { ...config, numHiddenLayers: 1 };
  const ofOne = countedNames(one, params);
  // region count
  const entries = (among: readonly ParameterName[]): number => entriesOfParameters(config, among);
  const module = (id: ModuleId): number => entries(ofOne.filter(name => moduleOf(name) === id));
  // endregion
  const inLayer = ofOne.filter(name => layer.test(name));
  const [intermediate, output, total] = [module('intermediate'), module('output'), entries(names)];
  const embeddings = module('embeddings');
  return {
    embeddings,
    self: module('self'),
    selfOutput: module('selfOutput'),
    intermediate,
    output,
    pooler: module('pooler'),
    layer: entries(inLayer),
    layers: entries(names.filter(name => layer.test(name))),
    total,
    feedForward: intermediate + output,
    feedForwardShare: (intermediate + output) / entries(inLayer),
    matrices: entries(inLayer.filter(name => name.endsWith('.weight') && !isNorm(name))),
    vectors: entries(inLayer.filter(name => isBias(name) || isNorm(name))),
    embeddingsShare: embeddings / total,
    hidden: config.hiddenSize,
    heads: config.numAttentionHeads,
    headDim: config.hiddenSize / config.numAttentionHeads,
    intermediateSize: config.intermediateSize,
  };
}
