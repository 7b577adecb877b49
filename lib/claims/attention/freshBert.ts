import { splitHeads } from '@/lib/engine/functional/heads';
import { layerNorm } from '@/lib/engine/functional/layerNorm';
import { linear } from '@/lib/engine/functional/linear';
import { scaledDotProductAttention } from '@/lib/engine/functional/scaledDotProductAttention';
import { fillGaussian, type Rng } from '@/lib/engine/rng';
import { type Tensor, zeros } from '@/lib/engine/tensor';

const [hidden, heads, std, eps] = [768, 12, 0.02, 1e-12];

/**
 * Attention probabilities in the first layer of a freshly drawn BERT-base: `tokens` different words of one segment.
 * Only what they depend on is drawn: the embedding rows, W_Q and W_K. → [batch 1, head, query, key]
 */
export function freshBertProbs(rng: Rng, tokens: number): Tensor {
  const drawn = (axes: Tensor['axes'], shape: readonly number[]) => {
    const out = zeros('float32', axes, shape);
    fillGaussian(rng, out.data, { mean: 0, std });
    return out;
  };
  const words = drawn(['batch', 'token', 'hidden'], [1, tokens, hidden]);
  const positions = drawn(['token', 'hidden'], [tokens, hidden]);
  // Every token adds the same segment row, so tokens are more alike than independent ones.
  const segment = drawn(['hidden'], [hidden]);
  for (let i = 0; i < words.data.length; i++) words.data[i]! += positions.data[i]! + segment.data[i % hidden]!;

  const bias = zeros('float32', ['hidden'], [hidden]);
  const one = zeros('float32', ['hidden'], [hidden]);
  one.data.fill(1);
  const x = layerNorm(words, one, bias, eps).out;
  const read = () => splitHeads(linear(x, drawn(['hidden', 'hidden'], [hidden, hidden]), bias), heads);
  const [query, key] = [read(), read()];
  return scaledDotProductAttention(query, key, query).probs;
}
