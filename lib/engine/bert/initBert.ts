import type { EmbeddingTable, RowSource } from '../functional/embedding';
import { createRng, fillGaussian } from '../rng';
import { type FloatArray, floats, type Precision, type Tensor, zeros } from '../tensor';
import type { BertConfig } from './config';
import { type ParameterName, parameterNames } from './names';
import { parameterShape, type StateDict } from './stateDict';

/** The standard deviation of a weight matrix's entries, from its sizes. */
export type WeightStd = (fans: { readonly fanIn: number; readonly fanOut: number }) => number;

/** Ways to draw the six matrices of a layer. Embeddings always have initializerRange, biases 0, LayerNorms weight 1 and bias 0. */
export const weightInits = {
  /** BERT's own: one σ for every matrix, .02 at width 768. */
  literal:
    (std: number): WeightStd =>
    () =>
      std,
  /** σ = gain/√fanIn: what comes out has gain² times the variance of what goes in, at any width. .02 at width 768 is gain .554. */
  gain:
    (gain: number): WeightStd =>
    ({ fanIn }) =>
      gain / Math.sqrt(fanIn),
} as const;

export interface InitOptions {
  readonly seed: number;
  /** Default: literal, with the configuration's initializerRange. */
  readonly init?: WeightStd;
  /** Default float32. Both precisions get the same draws. */
  readonly precision?: Precision;
  /** 'rows' (default): word rows are drawn when a text asks for them. 'table': the whole [vocabulary, hidden] is laid out. */
  readonly wordEmbeddings?: 'rows' | 'table';
}

/**
 * A state dict of seeded draws. Every parameter has its own stream, named by its path (an embedding table one for every row), so
 * a change of one shape or of the number of layers leaves every other parameter as it was.
 */
export function initBert(config: BertConfig, options: InitOptions): StateDict {
  const { seed, precision = 'float32', wordEmbeddings = 'rows' } = options;
  const std = options.init ?? weightInits.literal(config.initializerRange);
  const parameters: Partial<Record<ParameterName, EmbeddingTable>> = {};
  for (const name of parameterNames(config)) {
    if (name === 'embeddings.word_embeddings.weight' && wordEmbeddings === 'rows') {
      parameters[name] = seededRows(config, name, seed, precision);
      continue;
    }
    const { axes, shape } = parameterShape(config, name);
    const parameter = zeros(precision, axes, shape);
    if (name.endsWith('_embeddings.weight')) layOut(seededRows(config, name, seed, precision), parameter);
    else if (name.endsWith('LayerNorm.weight')) parameter.data.fill(1);
    else if (name.endsWith('.weight')) {
      const [fanOut = 0, fanIn = 0] = shape;
      fillGaussian(createRng(seed, name), parameter.data, { mean: 0, std: std({ fanIn, fanOut }) });
    }
    parameters[name] = parameter;
  }
  return parameters as StateDict;
}

/** One row of a table, from the seed, the table's name and the row's number alone. */
export function initialRow(
  seed: number,
  name: ParameterName,
  row: number,
  width: number,
  std: number,
  precision: Precision = 'float32',
): FloatArray {
  const values = floats(precision, width);
  fillGaussian(createRng(seed, name, row), values, { mean: 0, std });
  return values;
}

/** An embedding table as a source of rows. The padding word's row is zero, as torch.nn.Embedding's padding_idx makes it. */
function seededRows(config: BertConfig, name: ParameterName, seed: number, precision: Precision): RowSource {
  const [rows = 0, width = 0] = parameterShape(config, name).shape;
  const padding = name === 'embeddings.word_embeddings.weight' ? config.padTokenId : undefined;
  return {
    rows,
    width,
    precision,
    row: id =>
      id === padding ? floats(precision, width) : initialRow(seed, name, id, width, config.initializerRange, precision),
  };
}

function layOut(source: RowSource, table: Tensor): void {
  for (let id = 0; id < source.rows; id++) table.data.set(source.row(id), id * source.width);
}
