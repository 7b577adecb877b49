import type { RowSource } from '../functional/embedding';
import { createRng, fillGaussian } from '../rng';
import { type FloatArray, floats, type Precision, type Tensor, zeros } from '../tensor';
import type { BertConfig } from './config';
import { type ParameterName, parameterNames, type WordEmbeddingName } from './names';
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
  const { initializerRange } = config;
  const {
    seed,
    precision = 'float32',
    wordEmbeddings = 'rows',
    init = weightInits.literal(initializerRange),
  } = options;
  const words = wordRows(config, seed, precision);
  const parameters: Partial<Record<ParameterName, Tensor | RowSource>> = {};
  for (const name of parameterNames(config)) {
    if (name === 'embeddings.word_embeddings.weight' && wordEmbeddings === 'rows') {
      parameters[name] = words;
      continue;
    }
    const { axes, shape } = parameterShape(config, name);
    const parameter = zeros(precision, axes, shape);
    const [rows = 0, width = 0] = shape;
    if (name.endsWith('_embeddings.weight')) {
      for (let row = 0; row < rows; row++) {
        const isWord = name === 'embeddings.word_embeddings.weight';
        parameter.data.set(
          isWord ? words.row(row) : initialRow(seed, name, row, width, initializerRange, precision),
          row * width,
        );
      }
    } else if (name.endsWith('LayerNorm.weight')) {
      parameter.data.fill(1);
    } else if (name.endsWith('.weight')) {
      fillGaussian(createRng(seed, name), parameter.data, { mean: 0, std: init({ fanIn: width, fanOut: rows }) });
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

/** The word table as a source of rows. The padding token's row is zero, as torch.nn.Embedding's padding_idx makes it. */
function wordRows(config: BertConfig, seed: number, precision: Precision): RowSource {
  const name: WordEmbeddingName = 'embeddings.word_embeddings.weight';
  const { hiddenSize: width, initializerRange: std } = config;
  return {
    rows: config.vocabSize,
    width,
    precision,
    row: id =>
      id === config.padTokenId ? floats(precision, width) : initialRow(seed, name, id, width, std, precision),
  };
}
