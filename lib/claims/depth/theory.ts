import { deepNormAlpha, deepNormBeta } from '@/lib/engine/bert/architecture';
import { blockFactor } from '@/lib/experiments/depth-profile/frame';
import type { Claim } from '../contract';
import { fixed, scientific } from '../digits';
import { exact } from '../exact';

/** .3072^{2L}/√T. */
const estimate = (id: string, layers: number, tokens: number, expected: number): Claim =>
  exact(
    id,
    expected,
    scientific(2),
    `0.3072^${2 * layers} / √${tokens}`,
    () => blockFactor ** (2 * layers) / Math.sqrt(tokens),
  );

export const theoryClaims: readonly Claim[] = [
  exact('factor-block', 0.3072, fixed(4), '768 · 0.02²', () => blockFactor),
  exact('factor-matrix', 0.5543, fixed(3), '√0.3072', () => Math.sqrt(blockFactor)),
  exact('factor-layer', 0.0944, fixed(4), '0.3072²', () => blockFactor ** 2),
  exact('sigma-64', 0.0693, fixed(4), '0.02 · √(768 / 64)', () => 0.02 * Math.sqrt(768 / 64)),
  exact('gain-literal', 0.16, fixed(2), '0.02 · √64', () => 0.02 * Math.sqrt(64)),
  exact('branch-literal', 0.0256, fixed(3), '64 · 0.02²', () => 64 * 0.02 ** 2),
  exact('alpha-12', 2.213, fixed(2), '(2 · 12)^(1/4)', () => deepNormAlpha(12)),
  exact('beta-12', 0.3195, fixed(2), '(8 · 12)^(−1/4)', () => deepNormBeta(12)),
  estimate('estimate-12', 12, 16, 1.25e-13),
  estimate('estimate-48', 48, 16, 1.55e-50),
];
