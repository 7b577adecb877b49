import { lengthShares } from '@/lib/experiments/residual-chain/paths';
import type { Claim } from '../contract';
import { fixed, integer, percent, scientific } from '../digits';
import { exact } from '../exact';

/** A chain of 24 blocks, as 12 layers of BERT are. */
const blocks = 24;

/** The law of a product of 24 factors 1 ± ½: with k of them 1.5, it is this. */
const product = (k: number): number => 1.5 ** k * 0.5 ** (blocks - k);
const law = lengthShares(blocks);
const expected = (f: (value: number) => number): number =>
  law.reduce((sum, share, k) => sum + share * f(product(k)), 0);

/** The product below which, and above which, half of all draws lie. */
function median(): number {
  let below = 0;
  const middle = law.findIndex(share => {
    below += share;
    return below >= 0.5;
  });
  return product(middle);
}

const run = (factor: number): number => Array.from({ length: blocks }).reduce<number>(value => value * factor, 1);

export const exactClaims: readonly Claim[] = [
  exact('aligned-24', 16_834, integer, '1.5²⁴', () => run(1 + 0.5)),
  exact('opposed-24', 5.96e-8, scientific(0), '0.5²⁴', () => run(1 - 0.5)),
  exact('random-theory', 4096, integer, '√2²⁴ = 2¹²', () => Math.sqrt(run(1 + 1))),
  exact('tamed-theory', 1.63, fixed(2), '√(1 + 1/24)²⁴', () => Math.sqrt(run(1 + 1 / blocks))),
  exact('aligned-root', 86.4, fixed(0), '(1 + 1/√24)²⁴', () => run(1 + 1 / Math.sqrt(blocks))),
  exact('aligned-tamed', 2.66, fixed(2), '(1 + 1/24)²⁴', () => run(1 + 1 / blocks)),
  exact('signs-mean', 1, integer, '((1.5 + 0.5) / 2)²⁴', () => expected(value => value)),
  exact('signs-median', 0.0317, fixed(3), '1.5¹² · 0.5¹²', median),
  exact('signs-rms', 14.55, fixed(1), '√((1.5² + 0.5²) / 2)²⁴ = 1.25¹²', () =>
    Math.sqrt(expected(value => value ** 2)),
  ),
  exact('paths-24', 16_777_216, integer, '2²⁴', () => 2 ** blocks),
  exact('paths-middle', 0.8484, percent(1), 'Σ C(24, k) / 2²⁴, k = 9 … 15', () =>
    law.slice(9, 16).reduce((sum, share) => sum + share, 0),
  ),
  exact('carried-length', 8, integer, 'Σ k · C(24, k) · 0.5ᵏ / 1.5²⁴ = 24 / 3', () => {
    const weights = law.map((share, k) => share * 0.5 ** k);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.reduce((sum, weight, k) => sum + (k * weight) / total, 0);
  }),
  exact('pre-trunk', 2.65, fixed(2), '√(1 + 24 · 0.5²)', () => Math.sqrt(1 + blocks * 0.25)),
  exact('pre-last', 0.192, fixed(2), '0.5 / √(1 + 23 · 0.5²)', () => 0.5 / Math.sqrt(1 + (blocks - 1) * 0.25)),
  exact('post-shrink', 0.0687, fixed(3), '√(1 + 0.5²)⁻²⁴', () => 1 / Math.sqrt(run(1.25))),
  exact(
    'skip-estimate',
    0.46,
    fixed(2),
    '√((1 + 0.08²) (1 + 0.362²))⁻¹²',
    () => ((1 + 0.08 ** 2) * (1 + 0.362 ** 2)) ** -6,
  ),
];
