import { type Estimate, geometricMeanOf, rootMeanOf } from '@/lib/engine/metrics/estimate';
import type { EncoderSettings } from '@/lib/experiments/depth-profile/settings';
import type { Claim } from '../contract';
import { fixed, integer, scientific } from '../digits';
import { exact } from '../exact';
import { sampled } from '../sampled';
import { networks } from './networks';

type Changes = Partial<EncoderSettings>;

/** Attention and nothing else: no residual connection, no norm, no feed-forward network. */
const alone = { norm: 'none', residual: false, feedForward: false } as const;

/** ‖X − 1x̄ᵀ‖ / ‖X‖ of the hidden state that has passed all layers. */
const residual = (seed: number, changes: Changes): Estimate =>
  geometricMeanOf(networks(seed, changes).map(({ states }) => states.at(-1)?.residual ?? Number.NaN));

/** The same of attention alone, after few layers. It differs from network to network by factors, so there are more of them. */
const afterFew = (seed: number, state: 1 | 2 | 3, changes: Changes): Estimate =>
  geometricMeanOf(
    networks(seed, { ...alone, ...changes }, { layers: 3, count: 20 }).map(
      ({ states }) => states[state]?.residual ?? Number.NaN,
    ),
  );

const pre = { norm: 'pre' } as const;
const cut = { residual: false } as const;
const lecun = { init: 'lecun' } as const;

/** ‖∇W_V‖ and ‖∇W_Q‖ of the last layer. */
const lastWeights = (seed: number, changes: Changes) =>
  networks(seed, changes).map(({ gradients }) => gradients.at(-1)?.weights ?? {});

export const rankClaims: readonly Claim[] = [
  sampled('rank-lecun-1', 0.721, 0.1, fixed(2), seed => afterFew(seed, 1, lecun)),
  sampled('rank-lecun-2', 0.0308, 0.017, fixed(3), seed => afterFew(seed, 2, lecun)),
  sampled('rank-lecun-3', 9.8e-7, 2.6e-6, scientific(0), seed => afterFew(seed, 3, lecun)),
  sampled('rank-bert-1', 0.312, 0.07, fixed(2), seed => afterFew(seed, 1, {})),
  sampled('rank-bert-2', 2.5e-5, 1.4e-5, scientific(1), seed => afterFew(seed, 2, {})),
  sampled('rank-norm-3', 0.003, 0.008, fixed(3), seed => afterFew(seed, 3, { ...lecun, norm: 'post' })),
  sampled('rank-skip', 0.914, 0.07, fixed(2), seed => residual(seed, { ...alone, residual: true })),
  exact('cosine-cut', 1, fixed(3), 'Σ cos(xᵢ, xⱼ) / (16 · 15), i ≠ j', () => {
    const [network] = networks(1, cut, { count: 1 });
    return network?.states.at(-1)?.cosine ?? Number.NaN;
  }),
  sampled('rank-cut', 4.6e-16, 1.5e-16, scientific(0), seed => residual(seed, cut)),
  sampled('rank-post-xavier', 0.066, 0.08, fixed(2), seed => residual(seed, { init: 'xavier' })),
  sampled('query-cut', 2.5e-14, 6e-14, scientific(0), seed =>
    rootMeanOf(lastWeights(seed, cut).map(({ query = Number.NaN }) => query ** 2)),
  ),
  sampled('value-cut', 444, 320, integer, seed =>
    geometricMeanOf(lastWeights(seed, cut).map(({ value = Number.NaN }) => value)),
  ),
  sampled('trunk-pre', 1.66, 0.16, fixed(2), seed =>
    geometricMeanOf(networks(seed, pre).map(({ states }) => states.at(-1)?.rms ?? Number.NaN)),
  ),
  sampled('branch-pre-first', 0.361, 0.05, fixed(2), seed =>
    geometricMeanOf(networks(seed, pre).map(({ states }) => states[1]?.branch ?? Number.NaN)),
  ),
  sampled('branch-pre-last', 0.2245, 0.05, fixed(2), seed =>
    geometricMeanOf(networks(seed, pre).map(({ states }) => states.at(-1)?.branch ?? Number.NaN)),
  ),
];
