import { layerNorm } from '@/lib/engine/functional/layerNorm';
import { linear } from '@/lib/engine/functional/linear';
import { scaledDotProductAttention } from '@/lib/engine/functional/scaledDotProductAttention';
import { type Estimate, rootMeanOf } from '@/lib/engine/metrics/estimate';
import { rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, tensor, zeros } from '@/lib/engine/tensor';

const [hidden, headDim, std] = [768, 64, 0.02];

/**
 * The spread of the scores, about 0, in fresh heads of BERT-base's size: 4 tokens out of a LayerNorm, W_Q and W_K drawn anew for each
 * head. One draw is a head's mean square.
 */
export function freshScores(seed: number, heads = 60, tokens = 4): Estimate {
  const rng = createRng(seed, 'fresh-scores');
  const drawn = (axes: Tensor['axes'], shape: readonly number[], spread: number): Tensor => {
    const out = zeros('float32', axes, shape);
    fillGaussian(rng, out.data, { mean: 0, std: spread });
    return out;
  };
  const none = zeros('float32', ['hidden'], [hidden]);
  const one = tensor(new Float32Array(hidden).fill(1), ['hidden'], [hidden]);
  const squares = Float64Array.from({ length: heads }, () => {
    const raw = drawn(['batch', 'head', 'token', 'hidden'], [1, 1, tokens, hidden], 1);
    const x = layerNorm(raw, one, none, 1e-12).out;
    const bias = zeros('float32', ['headDim'], [headDim]);
    const read = (): Tensor => linear(x, drawn(['headDim', 'hidden'], [headDim, hidden], std), bias);
    const [query, key] = [read(), read()];
    return rms(scaledDotProductAttention(query, key, query).scores.data) ** 2;
  });
  return rootMeanOf(squares);
}
