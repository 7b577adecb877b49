import { expectShape } from '../check';
import type { EmbeddingTable } from '../functional/embedding';
import { type Axis, entriesOf, type Tensor } from '../tensor';
import type { BertConfig } from './config';
import { type ParameterName, parameterNames, type WordEmbeddingName } from './names';

/** What some configurations have and others lack. (Names with a layer's number are looked up, and may always be missing.) */
type OptionalName = `${'LayerNorm' | 'pooler.dense'}.${'weight' | 'bias'}`;

/**
 * All weights by name, as PyTorch's state_dict: matrices are [out, in]. The word table alone may be a source of rows, since a
 * text meets a few of its 30,522 rows.
 */
export type StateDict = {
  readonly [K in Exclude<ParameterName, OptionalName>]: K extends WordEmbeddingName ? EmbeddingTable : Tensor;
} & { readonly [K in OptionalName]?: Tensor };

export interface ParameterShape {
  readonly axes: readonly Axis[];
  readonly shape: readonly number[];
}

/** The shape that each parameter of a configuration has. */
export function parameterShape(config: BertConfig, name: ParameterName): ParameterShape {
  const sizes: Partial<Record<Axis, number>> = {
    hidden: config.hiddenSize,
    headDim: config.hiddenSize / config.numAttentionHeads,
    intermediate: config.intermediateSize,
    vocabulary: config.vocabSize,
    position: config.maxPositionEmbeddings,
    segment: config.typeVocabSize,
  };
  const axes = axesOf(name);
  return { axes, shape: axes.map(axis => sizes[axis] ?? 0) };
}

/** How many numbers parameters of a configuration hold together. */
export function entriesOfParameters(config: BertConfig, names: readonly ParameterName[]): number {
  return names.reduce((sum, name) => sum + entriesOf(parameterShape(config, name).shape), 0);
}

/** By the end of the name; the first that fits counts. */
const endings: readonly (readonly [ending: string, axes: readonly Axis[]])[] = [
  ['word_embeddings.weight', ['vocabulary', 'hidden']],
  ['position_embeddings.weight', ['position', 'hidden']],
  ['token_type_embeddings.weight', ['segment', 'hidden']],
  ['LayerNorm.weight', ['hidden']],
  ['_norm.weight', ['headDim']],
  ['_norm.bias', ['headDim']],
  ['resweight', []],
  ['qk_scale', []],
  ['intermediate.dense.weight', ['intermediate', 'hidden']],
  ['intermediate.dense.bias', ['intermediate']],
  ['attention.output.dense.weight', ['hidden', 'hidden']],
  ['output.dense.weight', ['hidden', 'intermediate']],
  ['.weight', ['hidden', 'hidden']],
  ['.bias', ['hidden']],
];

function axesOf(name: ParameterName): readonly Axis[] {
  return endings.find(([ending]) => name.endsWith(ending))?.[1] ?? [];
}

/** Throws where a parameter of the configuration is missing or misshaped: `stateDict: … is [hidden 4], expected …`. */
export function checkStateDict(config: BertConfig, stateDict: StateDict): void {
  for (const name of parameterNames(config)) {
    const { axes, shape } = parameterShape(config, name);
    const given: EmbeddingTable | undefined = stateDict[name];
    if (!given) throw new RangeError(`stateDict: ${name} is missing, expected ${shape.join(' × ') || 1} entries`);
    if ('axes' in given) expectShape('stateDict', name, given, axes, shape);
    else if (given.rows !== shape[0] || given.width !== shape[1]) {
      throw new RangeError(
        `stateDict: ${name} has ${given.rows} rows of ${given.width}, expected ${shape[0]} of hidden ${shape[1]}`,
      );
    }
  }
}
