import type { BertConfig } from '../bert/config';
import { type ParameterName, parameterNames } from '../bert/names';
import { type ParameterShape, parameterShape, type StateDict } from '../bert/stateDict';
import type { EmbeddingTable } from '../functional/embedding';
import { describeShape, type Precision, tensor } from '../tensor';
import { CheckpointError } from './CheckpointError';
import { floatTypes } from './dtypes';
import type { Family } from './families';
import type { TensorEntry } from './header';
import type { Safetensors } from './readSafetensors';
import { wordRows } from './wordRows';

/** The tensors of a checkpoint, of one file or of several. */
export interface Checkpoint {
  /** For messages about what no file has. */
  readonly name: string;
  /** Which file has a tensor. */
  readonly files: ReadonlyMap<string, Safetensors>;
}

export interface LoadOptions {
  /** Default float32. */
  readonly precision?: Precision;
  /**
   * The ids of the texts to come: only their rows of the word table are read, which has no gradient then. Absent: the whole table.
   */
  readonly words?: readonly number[];
}

/** LayerNorm's weight and bias as the first BERT checkpoints call them. */
const oldNames: readonly (readonly [ending: string, old: string])[] = [
  ['LayerNorm.weight', 'LayerNorm.gamma'],
  ['LayerNorm.bias', 'LayerNorm.beta'],
];

/** Problems told in one message; the rest is counted. */
const TOLD = 4;

/**
 * The configuration with the pooler, where the checkpoint has one. Throws CheckpointError where it asks for more layers than there
 * are tensors, before anybody goes through them by name.
 */
export function fitToCheckpoint(config: BertConfig, checkpoint: Checkpoint, family: Family): BertConfig {
  const { name, files } = checkpoint;
  if (config.numHiddenLayers > files.size)
    throw new CheckpointError(
      name,
      `has ${files.size} tensors, too few for num_hidden_layers ${config.numHiddenLayers}`,
    );
  const ends = ['weight', 'bias'] as const;
  return {
    ...config,
    addPoolingLayer: ends.some(end => keyOf(checkpoint, family, `pooler.dense.${end}`) !== undefined),
  };
}

/**
 * Reads the weights of a configuration from a checkpoint. Names may have the family's prefix or none, and LayerNorm the names
 * gamma and beta; what the encoder has no use for (heads, position_ids) is left alone. Rejects with CheckpointError that names every
 * tensor missing or misshaped, before any is read.
 */
export async function loadStateDict(
  checkpoint: Checkpoint,
  config: BertConfig,
  family: Family,
  options: LoadOptions = {},
): Promise<StateDict> {
  const { precision = 'float32', words } = options;
  const { files } = checkpoint;
  const names = parameterNames(config);
  expectAll(checkpoint, family, names, config);
  const parameters: Partial<Record<ParameterName, EmbeddingTable>> = {};
  for (const parameter of names) {
    const key = keyOf(checkpoint, family, parameter) ?? parameter;
    const file = files.get(key);
    if (!file) continue;
    const { axes } = parameterShape(config, parameter);
    if (parameter === 'embeddings.word_embeddings.weight' && words) {
      parameters[parameter] = await wordRows(file, key, words, precision);
    } else {
      const { data, shape } = await file.read(key, precision);
      parameters[parameter] = tensor(data, axes, shape);
    }
  }
  // Every name was there: expectAll would have thrown.
  return parameters as StateDict;
}

/** What the checkpoint calls a parameter, if it has it. */
function keyOf({ files }: Checkpoint, { prefix }: Family, parameter: string): string | undefined {
  const old = oldNames.flatMap(([ending, called]) =>
    parameter.endsWith(ending) ? [parameter.slice(0, -ending.length) + called] : [],
  );
  return [parameter, ...old].flatMap(key => [prefix + key, key]).find(key => files.has(key));
}

function expectAll(checkpoint: Checkpoint, family: Family, names: readonly ParameterName[], config: BertConfig): void {
  const problems = names.flatMap(parameter => {
    const key = keyOf(checkpoint, family, parameter);
    const file = key === undefined ? undefined : checkpoint.files.get(key);
    const problem = problemOf(key ?? parameter, key && file?.entries.get(key), parameterShape(config, parameter));
    return problem ? [{ file: file?.name ?? checkpoint.name, problem }] : [];
  });
  const [first] = problems;
  if (!first) return;
  const told = problems.slice(0, TOLD).map(({ problem }) => problem);
  const rest = problems.length > TOLD ? `; and ${problems.length - TOLD} more` : '';
  throw new CheckpointError(first.file, told.join('; ') + rest);
}

function problemOf(
  key: string,
  entry: TensorEntry | '' | undefined,
  { axes, shape }: ParameterShape,
): string | undefined {
  const expected = describeShape(axes, shape);
  if (!entry) return `${key} is missing, expected ${expected}`;
  const fits = entry.shape.length === shape.length && entry.shape.every((size, i) => size === shape[i]);
  if (!fits) return `${key} is [${entry.shape.join(', ')}], expected ${expected}`;
  return floatTypes.includes(entry.dtype)
    ? undefined
    : `${key} is ${entry.dtype} ${expected}, expected one of ${floatTypes.join(', ')}`;
}
