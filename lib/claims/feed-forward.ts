import { activations } from '@/lib/engine/functional/activations';
import { linear } from '@/lib/engine/functional/linear';
import { type Estimate, rootMeanOf } from '@/lib/engine/metrics/estimate';
import { rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { rowLength, zeros } from '@/lib/engine/tensor';
import { momentsOf, sharesOf } from '@/lib/experiments/feed-forward-lab/moments';
import { drawTokens, forward } from '@/lib/experiments/feed-forward-lab/network';
import type { Claim } from './contract';
import { fixed, integer, percent, scientific } from './digits';
import { exact } from './exact';
import { lowestOf, offFrom, steepestOf } from './feed-forward/extremes';
import { sampled } from './sampled';

/** The numbers of the lesson “BertIntermediate and BertOutput”. */

const [hidden, intermediate, std] = [768, 3072, 0.02];
const variance = hidden * std ** 2;
const sigma = Math.sqrt(variance);
const gelu = momentsOf('gelu', sigma);
const shares = sharesOf(gelu);
/** Variance of a sum of 3072 weights of σ .02 times activations. */
const branchVariance = (second: number) => intermediate * std ** 2 * second;
const branchRms = (id: 'gelu' | 'relu' | 'identity') => Math.sqrt(branchVariance(momentsOf(id, sigma).second));

/** RMS of what a freshly drawn feed-forward net adds to tokens of RMS 1. One draw is one token. */
function measuredRms(seed: number, networks = 1, tokens = 112): Estimate {
  const squares: number[] = [];
  for (let i = 0; i < networks; i++) {
    const rng = createRng(seed, 'feed-forward branch', i);
    const w1 = zeros('float32', ['intermediate', 'hidden'], [intermediate, hidden]);
    fillGaussian(rng.fork('w1'), w1.data, { mean: 0, std });
    const w2 = zeros('float32', ['hidden', 'intermediate'], [hidden, intermediate]);
    fillGaussian(rng.fork('w2'), w2.data, { mean: 0, std });
    const [b1, b2] = [zeros('float32', ['intermediate'], [intermediate]), zeros('float32', ['hidden'], [hidden])];
    const h = drawTokens(rng.fork('tokens'), tokens, hidden);
    const { f } = forward({ w1, w2, b1, b2, activation: 'gelu', r: 1 }, { ...h, data: Float32Array.from(h.data) });
    for (let t = 0; t < tokens; t++) {
      const row = f.data.subarray(t * rowLength(f), (t + 1) * rowLength(f));
      squares.push(rms(row) ** 2);
    }
  }
  return rootMeanOf(squares);
}

/** The preactivations' standard deviation, in fresh units. One draw is one unit. */
function measuredSigma(seed: number, units = 1500, tokens = 4): Estimate {
  const rng = createRng(seed, 'preactivation');
  const w = zeros('float64', ['intermediate', 'hidden'], [units, hidden]);
  fillGaussian(rng.fork('w1'), w.data, { mean: 0, std });
  const u = linear(drawTokens(rng.fork('tokens'), tokens, hidden), w, zeros('float64', ['intermediate'], [units]));
  return rootMeanOf(
    Float64Array.from({ length: units }, (_, unit) => {
      let sum = 0;
      for (let t = 0; t < tokens; t++) sum += u.data[t * units + unit]! ** 2 / tokens;
      return sum;
    }),
  );
}

const lowest = lowestOf(activations.gelu);
const steepest = steepestOf(activations.gelu);
const offBy = offFrom(activations.gelu.f);

export const claims: readonly Claim[] = [
  exact('preact-variance', 0.3072, fixed(4), '768 · 0.02²', () => variance),
  sampled('preact-std', 0.5543, 0.022, fixed(3), seed => measuredSigma(seed)),
  exact('gelu-minimum', -0.16997, fixed(5), 'GELU(−0.75179)', () => lowest.value),
  exact('gelu-minimum-at', -0.75179, fixed(5), 'Φ(x) + x φ(x) = 0', () => lowest.at),
  exact('gelu-slope', 1.1289, fixed(4), 'Φ(√2) + √2 φ(√2)', () => steepest.value),
  exact('gelu-slope-at', Math.SQRT2, fixed(3), '√2', () => steepest.at),
  exact('gelu-one', 0.8413, fixed(4), '1 · Φ(1)', () => activations.gelu.f(1)),
  exact('gelu-minus-one', -0.1587, fixed(4), '−1 · Φ(−1)', () => activations.gelu.f(-1)),
  exact('gelu-slope-one', 1.0833, fixed(4), 'Φ(1) + φ(1) = 0.8413 + 0.2420', () => activations.gelu.df(1)),
  exact('gelu-two', 1.9545, fixed(4), '2 · Φ(2)', () => activations.gelu.f(2)),
  exact('act-mean', 0.107, fixed(3), '0.3072 / √(2π · 1.3072)', () => gelu.mean),
  exact('gelu-far', -0.004, fixed(3), '−3 · Φ(−3)', () => activations.gelu.f(-3)),
  exact('tanh-off', 4.73e-4, scientific(2), 'max |½x(1 + tanh(√(2/π)(x + 0.044715x³))) − xΦ(x)|', () =>
    offBy(activations.gelu_new.f),
  ),
  exact('sigmoid-off', 0.0203, fixed(4), 'max |x / (1 + exp(−1.702x)) − xΦ(x)|', () =>
    offBy(x => x / (1 + Math.exp(-1.702 * x))),
  ),
  exact('relu-off', 0.17, fixed(2), 'max |max(0, x) − xΦ(x)|', () => offBy(activations.relu.f)),
  exact('act-second', 0.1065, fixed(4), '∫ GELU(0.554z)² φ(z) dz', () => gelu.second),
  exact('share-linear', 0.72, percent(0), '(0.3072 / 4) / 0.1065', () => shares.linear),
  exact('share-mean', 0.11, percent(0), '0.1072² / 0.1065', () => shares.mean),
  exact('share-bend', 0.17, percent(0), '1 − 0.72 − 0.11', () => shares.bend),
  exact('branch-variance', 0.131, fixed(3), '3072 · 0.02² · 0.1065', () => branchVariance(gelu.second)),
  exact('branch-rms', 0.362, fixed(3), '√0.131', () => branchRms('gelu')),
  sampled('branch-ffn', 0.3622, 0.006, fixed(3), seed => measuredRms(seed)),
  exact('branch-relu', 0.4344, fixed(3), '√(3072 · 0.02² · 0.3072 / 2)', () => branchRms('relu')),
  exact('branch-identity', 0.614, fixed(3), '√(3072 · 0.02² · 0.3072)', () => branchRms('identity')),
  exact('cosine-after', 0.94, fixed(2), '1 / √(1 + 0.362²)', () => 1 / Math.hypot(1, branchRms('gelu'))),
  exact('intermediate-parameters', 2_362_368, integer, '3072 · 768 + 3072', () => intermediate * hidden + intermediate),
  exact(
    'output-parameters',
    2_361_600,
    integer,
    '768 · 3072 + 768 + 2 · 768',
    () => hidden * intermediate + 3 * hidden,
  ),
  exact('both-weights', 4_718_592, integer, '2 · 768 · 3072', () => 2 * hidden * intermediate),
  exact('one-weight', 589_824, integer, '768²', () => hidden ** 2),
  exact('activation-entries', 49_152, integer, '16 · 3072', () => 16 * intermediate),
  exact('weight-entries', 2_359_296, integer, '3072 · 768', () => intermediate * hidden),
];
