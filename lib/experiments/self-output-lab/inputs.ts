import { mergeHeads, splitHeads } from '@/lib/engine/functional/heads';
import { layerNorm } from '@/lib/engine/functional/layerNorm';
import { linear } from '@/lib/engine/functional/linear';
import { scaledDotProductAttention } from '@/lib/engine/functional/scaledDotProductAttention';
import { fillGaussian, type Rng } from '@/lib/engine/rng';
import { at, type Precision, type Tensor, tensor, zeros } from '@/lib/engine/tensor';
import type { ModuleInputs } from './module';

export interface Drawing {
  readonly tokens: number;
  readonly hidden: number;
  readonly heads: number;
  /** Standard deviation of every weight. */
  readonly std: number;
  /** The expected cosine of two tokens' vectors. */
  readonly shared: number;
  /** Default float64. */
  readonly precision?: Precision;
}

/**
 * What BertSelfOutput is given in a freshly drawn layer: x, tokens out of a LayerNorm; the contexts that attention makes of them; and
 * its own weight. Biases are 0, as BERT starts them.
 */
export function drawInputs(rng: Rng, { precision = 'float64', ...sizes }: Drawing): ModuleInputs {
  const { tokens, hidden, heads, std } = sizes;
  const input = drawTokens(rng.fork('tokens'), { precision, ...sizes });
  const bias = zeros(precision, ['hidden'], [hidden]);
  const matrix = (name: string): Tensor => {
    const weight = zeros(precision, ['hidden', 'hidden'], [hidden, hidden]);
    fillGaussian(rng.fork(name), weight.data, { mean: 0, std });
    return weight;
  };
  const batch = tensor(input.data, ['batch', 'token', 'hidden'], [1, tokens, hidden]);
  const read = (name: string) => splitHeads(linear(batch, matrix(name), bias), heads);
  const { context } = scaledDotProductAttention(read('query'), read('key'), read('value'));
  return { context: at(mergeHeads(context), 0), input, weight: matrix('dense'), bias };
}

/** [token, hidden], each row of mean 0 and variance 1: √c of one vector that all share and √(1 − c) of one of its own, through LayerNorm. */
function drawTokens(
  rng: Rng,
  { tokens, hidden, shared, precision }: Drawing & { readonly precision: Precision },
): Tensor {
  const raw = zeros(precision, ['token', 'hidden'], [tokens, hidden]);
  fillGaussian(rng.fork('own'), raw.data, { mean: 0, std: Math.sqrt(1 - shared) });
  const common = new Float64Array(hidden);
  fillGaussian(rng.fork('common'), common, { mean: 0, std: Math.sqrt(shared) });
  for (let i = 0; i < raw.data.length; i++) raw.data[i]! += common[i % hidden]!;
  return layerNorm(raw, undefined, undefined, 1e-12).out;
}
