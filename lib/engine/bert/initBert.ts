import type { EmbeddingTable, RowSource } from '../functional/embedding';
import { createRng, type FillGaussian, fillGaussian, fillUniform } from '../rng';
import { type FloatArray, floats, type Precision, type Tensor, zeros } from '../tensor';
import type { BertConfig } from './config';
import { type ParameterName, parameterNames } from './names';
import { entriesOfParameters, parameterShape, type StateDict } from './stateDict';
import { type Gains, gainOf, type WeightStd, weightInits } from './weightInits';

export interface InitOptions {
  readonly seed: number;
  /** The standard deviation of the dense layers' weights. Default: literal, with the configuration's initializerRange. */
  readonly init?: WeightStd;
  /** What the weights are drawn from; a uniform law reaches √3 standard deviations to both sides. Default normal. */
  readonly distribution?: 'normal' | 'uniform';
  /** Factors on the standard deviation of single weights, by name or the end of a name. */
  readonly gains?: Gains;
  /** The longest text, T tokens, whose scale g = log₂(T² − T) QK-norm 'l2' starts from. Default: maxPositionEmbeddings. */
  readonly longestText?: number;
  /** Default float32. Both precisions get the same draws. */
  readonly precision?: Precision;
  /** 'rows' (default): word rows are drawn when a text asks for them. 'table': the whole [vocabulary, hidden] is laid out. */
  readonly wordEmbeddings?: 'rows' | 'table';
  /** What fills the dense layers' weights with normal draws: the kernels' gives the same ones sooner. Default: rng.ts's. */
  readonly fillGaussian?: FillGaussian;
}

/**
 * A state dict of seeded draws. Every parameter has its own stream, named by its path (an embedding table one for every row), so
 * a change of one shape, of the architecture or of the number of layers leaves every other parameter as it was. Embeddings have
 * std initializerRange, biases are 0, norms' weights 1; ReZero's resweights 0.
 */
export function initBert(config: BertConfig, options: InitOptions): StateDict {
  const drawing = drawBert(config, options);
  for (;;) {
    const { value, done } = drawing.next();
    if (done) return value;
  }
}

/** How many of the dense layers' entries are drawn. */
export interface Drawn {
  readonly done: number;
  readonly total: number;
}

/** Entries of the dense layers' weights: what a state dict costs to draw. */
export function drawnEntries(config: BertConfig): number {
  return entriesOfParameters(config, parameterNames(config).filter(isMatrix));
}

/** Entries between two pauses, about a millisecond's. Even, since normal draws come in pairs: pieces continue the same stream. */
const piece = 1 << 16;

/** initBert with pauses, so that a page stays awake while millions of numbers are drawn and may think better of it. */
export function* drawBert(config: BertConfig, options: InitOptions): Generator<Drawn, StateDict, void> {
  const { seed, precision = 'float32', wordEmbeddings = 'rows' } = options;
  const parameters: Partial<Record<ParameterName, EmbeddingTable>> = {};
  const total = drawnEntries(config);
  let done = 0;
  for (const name of parameterNames(config)) {
    if (name === 'embeddings.word_embeddings.weight' && wordEmbeddings === 'rows') {
      parameters[name] = seededRows(config, name, seed, precision);
      continue;
    }
    const { axes, shape } = parameterShape(config, name);
    const parameter = zeros(precision, axes, shape);
    if (name.endsWith('_embeddings.weight')) layOut(seededRows(config, name, seed, precision), parameter);
    else if (/norm\.weight$/i.test(name)) parameter.data.fill(1);
    else if (name.endsWith('qk_scale')) parameter.data.fill(initialScale(options.longestText, config));
    else if (isMatrix(name)) {
      for (const entries of drawMatrix(parameter, name, config, options)) {
        done += entries;
        yield { done, total };
      }
    }
    parameters[name] = parameter;
  }
  return parameters as StateDict;
}

/** Whether it is a dense layer's weight. */
function isMatrix(name: ParameterName): boolean {
  return name.endsWith('.weight') && !name.endsWith('_embeddings.weight') && !/norm\.weight$/i.test(name);
}

/** A dense layer's weight, [out, in]. Yields how many entries each piece had. */
function* drawMatrix(
  { data, shape }: Tensor,
  name: ParameterName,
  config: BertConfig,
  options: InitOptions,
): Generator<number, void, void> {
  const { init = weightInits.literal(config.initializerRange), distribution = 'normal', gains } = options;
  const { fillGaussian: fill = fillGaussian } = options;
  const [fanOut = 0, fanIn = 0] = shape;
  const std = init({ fanIn, fanOut }) * gainOf(gains, name);
  const rng = createRng(options.seed, name);
  for (let at = 0; at < data.length; at += piece) {
    const part = data.subarray(at, at + piece);
    if (distribution === 'normal') fill(rng, part, { mean: 0, std });
    else fillUniform(rng, part, { min: -Math.sqrt(3) * std, max: Math.sqrt(3) * std });
    yield part.length;
  }
}

/** g₀ of Henry et al. 2020: large enough for one key of T to get nearly all of the attention. */
function initialScale(longestText: number | undefined, { maxPositionEmbeddings }: BertConfig): number {
  const tokens = Math.max(2, longestText ?? maxPositionEmbeddings);
  return Math.log2(tokens * tokens - tokens);
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
