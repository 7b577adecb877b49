import { dot } from '@/lib/engine/functional/dot';
import { splitHeads } from '@/lib/engine/functional/heads';
import { layerNorm } from '@/lib/engine/functional/layerNorm';
import { linear } from '@/lib/engine/functional/linear';
import { scaledDotProductAttention } from '@/lib/engine/functional/scaledDotProductAttention';
import { softmax } from '@/lib/engine/functional/softmax';
import { type Estimate, meanOf, rootMeanOf } from '@/lib/engine/metrics/estimate';
import { createRng, fillGaussian, type Rng } from '@/lib/engine/rng';
import { type Tensor, tensor, zeros } from '@/lib/engine/tensor';
import type { Claim } from '../contract';
import { fixed, integer, percent } from '../digits';
import { exact } from '../exact';
import { sampled } from '../sampled';

/** `rows` vectors of `headDim` standard normal numbers. */
function gaussianRows(rng: Rng, rows: number, headDim: number): Tensor {
  const x = zeros('float64', ['token', 'headDim'], [rows, headDim]);
  fillGaussian(rng, x.data, { mean: 0, std: 1 });
  return x;
}

/** (q·k)² for q, k of 64 independent standard normal numbers: the mean is the variance, since q·k has mean 0. */
function squaredDots(seed: number, draws = 4000, headDim = 64): Estimate {
  const rng = createRng(seed, 'dot-variance');
  return meanOf(
    Float64Array.from({ length: draws }, () => {
      const [q, k] = [gaussianRows(rng, 1, headDim), gaussianRows(rng, 1, headDim)];
      return dot(q, 0, k, 0) ** 2;
    }),
  );
}

/** The largest of 8 probabilities, one query against 8 keys of independent standard normal numbers, d_k = 64. */
function peak(seed: number, divisor: number, draws = 4000, keys = 8, headDim = 64): Estimate {
  const rng = createRng(seed, 'peak');
  const scores = zeros('float64', ['query', 'key'], [draws, keys]);
  for (let row = 0; row < draws; row++) {
    const [q, k] = [gaussianRows(rng, 1, headDim), gaussianRows(rng, keys, headDim)];
    for (let j = 0; j < keys; j++) scores.data[row * keys + j] = dot(q, 0, k, j) / divisor;
  }
  const probs = softmax(scores).data;
  return meanOf(
    Float64Array.from({ length: draws }, (_, row) => Math.max(...probs.subarray(row * keys, (row + 1) * keys))),
  );
}

/**
 * The spread of the scores at initialisation about their expectation 0: 6 tokens out of a LayerNorm, width 32 in 4 heads, fresh
 * weights of std gain/√d each time. One draw is one head's mean square.
 */
function scoreSpread(seed: number, gain: number, networks = 300, tokens = 6, hidden = 32, heads = 4): Estimate {
  const rng = createRng(seed, 'score-spread');
  const bias = zeros('float64', ['hidden'], [hidden]);
  const one = tensor(new Float64Array(hidden).fill(1), ['hidden'], [hidden]);
  const read = (x: Tensor) => {
    const weight = zeros('float64', ['hidden', 'hidden'], [hidden, hidden]);
    fillGaussian(rng, weight.data, { mean: 0, std: gain / Math.sqrt(hidden) });
    return splitHeads(linear(x, weight, bias), heads);
  };
  const cells = tokens * tokens;
  const squares = new Float64Array(networks * heads);
  for (let network = 0; network < networks; network++) {
    const raw = zeros('float64', ['batch', 'token', 'hidden'], [1, tokens, hidden]);
    fillGaussian(rng, raw.data, { mean: 0, std: 1 });
    const x = layerNorm(raw, one, bias, 1e-12).out;
    const [query, key] = [read(x), read(x)];
    scaledDotProductAttention(query, key, query).scores.data.forEach((score, cell) => {
      squares[network * heads + Math.floor(cell / cells)]! += score ** 2 / cells;
    });
  }
  return rootMeanOf(squares);
}

const bertStd = 0.02;
/** dσ²: what the standard deviation of a score is at initialisation. */
const scoreStd = (hidden: number, std: number) => hidden * std ** 2;

export const spreadClaims: readonly Claim[] = [
  sampled('dot-variance', 64, 7, integer, seed => squaredDots(seed)),
  sampled('peak-undivided', 0.8748, 0.012, fixed(2), seed => peak(seed, 1)),
  sampled('peak-root', 0.36, 0.009, fixed(2), seed => peak(seed, Math.sqrt(64))),
  sampled('peak-full', 0.1485, 0.0012, fixed(2), seed => peak(seed, 64)),
  sampled('score-std-figure', 1.25 ** 2, 0.07, fixed(2), seed => scoreSpread(seed, 1.25)),
  exact('score-std-base', 0.3072, fixed(3), '768 · 0.02²', () => scoreStd(768, bertStd)),
  exact(
    'score-std-base-undivided',
    2.4576,
    fixed(2),
    '√64 · 768 · 0.02²',
    () => Math.sqrt(64) * scoreStd(768, bertStd),
  ),
  exact('score-lift-base', 0.36, percent(0), 'e^0.3072 − 1', () => Math.expm1(scoreStd(768, bertStd))),
  exact('score-std-narrow', 0.0128, fixed(4), '32 · 0.02²', () => scoreStd(32, bertStd)),
  exact('score-lift-narrow', 0.0129, percent(1), 'e^0.0128 − 1', () => Math.expm1(scoreStd(32, bertStd))),
  exact('sigma-figure', 0.221, fixed(3), '1.25 / √32', () => 1.25 / Math.sqrt(32)),
  exact('heads-root', 3.46, fixed(2), '√768 / √64 = √12', () => Math.sqrt(768) / Math.sqrt(64)),
  exact('score-std-dmodel', 0.0887, fixed(3), '0.3072 / √12', () => scoreStd(768, bertStd) / Math.sqrt(12)),
  exact('scores-512', 3_145_728, integer, '12 · 512²', () => 12 * 512 ** 2),
  exact('hidden-512', 393_216, integer, '512 · 768', () => 512 * 768),
  exact('output-weights', 589_824, integer, '768²', () => 768 ** 2),
];
