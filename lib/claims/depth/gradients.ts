import { geometricMeanOf } from '@/lib/engine/metrics/estimate';
import type { EncoderSettings } from '@/lib/experiments/depth-profile/settings';
import type { Claim } from '../contract';
import { fixed, integer, scientific } from '../digits';
import { sampled } from '../sampled';
import { meanDecades, networks, ratioOf, skipOf } from './networks';

const bare = { norm: 'none', residual: false } as const;
type Changes = Partial<EncoderSettings>;

/** ‖∂L/∂x₀‖ / ‖∂L/∂x₁₂‖, geometric mean over the networks. */
const ratio = (seed: number, changes: Changes) => geometricMeanOf(networks(seed, changes).map(ratioOf));
const skip = (seed: number, changes: Changes) => geometricMeanOf(networks(seed, changes).map(skipOf));

/** Standard errors are those of logarithms: a few per cent, and a third for LayerNorm without residual, whose networks differ most. */
export const gradientClaims: readonly Claim[] = [
  sampled('ratio-post', 1.04, 0.25, fixed(2), seed => ratio(seed, {})),
  sampled('ratio-pre', 1.72, 0.2, fixed(2), seed => ratio(seed, { norm: 'pre' })),
  sampled('ratio-none', 2.89, 0.5, fixed(2), seed => ratio(seed, { norm: 'none' })),
  sampled('ratio-cut', 1, 2.6, fixed(1), seed => ratio(seed, { residual: false })),
  sampled('ratio-bare', 8.6e-14, 1.8e-13, scientific(0), seed => ratio(seed, bare)),
  sampled('ratio-post-literal', 1.01, 0.06, fixed(2), seed => ratio(seed, { init: 'literal' })),
  sampled('ratio-none-literal', 1.004, 0.012, fixed(2), seed => ratio(seed, { norm: 'none', init: 'literal' })),
  sampled('ratio-post-xavier', 0.94, 1.3, fixed(1), seed => ratio(seed, { init: 'xavier' })),
  sampled('decades-none-xavier', 5.3, 1.7, integer, seed =>
    meanDecades(networks(seed, { norm: 'none', init: 'xavier' }).map(ratioOf)),
  ),
  sampled('skip-post', 0.455, 0.08, fixed(2), seed => skip(seed, {})),
  sampled('skip-post-xavier', 0.0172, 0.02, fixed(2), seed => skip(seed, { init: 'xavier' })),
];
