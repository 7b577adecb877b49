import { type Estimate, meanOf, rootMeanOf } from '@/lib/engine/metrics/estimate';
import { frobeniusNorm } from '@/lib/engine/metrics/moments';
import { createRng } from '@/lib/engine/rng';
import { drawInputs } from '@/lib/experiments/self-output-lab/inputs';
import { maskDraws, squaredDeviations } from '@/lib/experiments/self-output-lab/maskDraws';
import { forward } from '@/lib/experiments/self-output-lab/module';
import type { Claim } from './contract';
import { fixed, integer, percent } from './digits';
import { exact } from './exact';
import { sampled } from './sampled';

/** The numbers of the lesson “BertSelfOutput taken apart”. */

const p = 0.1;
const [hidden, heads, std] = [768, 12, 0.02];
/** Variance of what a freshly drawn dense layer makes of numbers whose squares add up to d. */
const gained = hidden * std ** 2;
/** The attention branch beside a token of RMS 1, as the lesson rounds `branch-attention` below. */
const branch = 0.08;

/** RMS of the attention branch beside a skip of RMS 1, in freshly drawn layers of BERT-base. One draw is one layer, whose tokens share its weights. */
function branchRms(seed: number, shared: number, layers: number, tokens = 16): Estimate {
  const squares: number[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const rng = createRng(seed, 'attention branch', layer);
    const inputs = drawInputs(rng, { tokens, hidden, heads, std, shared, precision: 'float32' });
    const { data } = forward(inputs, { dropout: undefined, beforeAdd: true, r: 1 }).a;
    squares.push(frobeniusNorm(data) ** 2 / data.length);
  }
  return rootMeanOf(squares);
}

export const claims: readonly Claim[] = [
  sampled('mask-variance', 0.1111, 0.0055, fixed(3), seed =>
    meanOf(squaredDeviations(maskDraws(createRng(seed, 'mask variance'), p, 100_000))),
  ),
  exact('mask-std', 1 / 3, fixed(3), '√(0.1 / 0.9)', () => Math.sqrt(p / (1 - p))),
  exact('dropped-per-token', 76.8, fixed(1), '0.1 · 768', () => p * hidden),
  exact('dense-gain', 0.3072, fixed(4), '768 · 0.02²', () => gained),
  exact('branch-even', 0.0768, fixed(4), '√(0.3072² / 16)', () => Math.sqrt(gained ** 2 / 16)),
  sampled('branch-attention', 0.0804, 0.01, fixed(3), seed => branchRms(seed, 0, 3)),
  sampled('branch-alike', 0.19, 0.035, fixed(2), seed => branchRms(seed, 1 / 3, 3)),
  exact('branch-one', 0.3072, fixed(2), '√(0.3072²)', () => gained),
  exact('cosine-after', 0.9968, fixed(3), '1 / √(1 + 0.08²)', () => 1 / Math.hypot(1, branch)),
  exact('noise-branch', 0.0267, fixed(3), '0.08 · √(0.1 / 0.9)', () => branch * Math.sqrt(p / (1 - p))),
  exact('noise-placement', 12.5, fixed(1), '√(0.1 / 0.9) / (0.08 · √(0.1 / 0.9))', () => 1 / branch),
  exact('cosine-dropped', 0.949, fixed(3), '√(1 − 0.1)', () => Math.sqrt(1 - p)),
  exact('gradient-context', 0.554, fixed(2), '√(768 · 0.02²)', () => Math.sqrt(gained)),
  exact('norm-gain', 12.5, fixed(1), '1 / 0.08', () => 1 / branch),
  exact('survives-12', 0.2824, percent(0), '0.9¹²', () => (1 - p) ** 12),
  exact('parameters', 592_128, integer, '768² + 768 + 2 · 768', () => hidden ** 2 + hidden + 2 * hidden),
];
