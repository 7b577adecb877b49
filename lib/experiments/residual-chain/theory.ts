import { type BranchSettings, strengthOf } from './blocks';
import type { Chain } from './chain';
import { width } from './params';

/**
 * How the mean square of a state goes on: E|r·x + A z|² = r²x² + 2 r c m x z + c² q z², with x and z the RMS of the trunk and of what the
 * branch reads, c the strength, m the mean of a branch along what it reads, q that of its square:
 *   numbers, aligned and opposed   m = 1, q = 1
 *   numbers, random signs          m = 0, q = 1
 *   matrix G                       m = 0, q = 1
 *   matrix G Gᵀ                    m = 1, q = 2 + 1/d
 * Exact in the mean of squares where the branch reads x itself; with LayerNorm as good as the mean of a state is near 0.
 */
export function theoryOf(settings: BranchSettings, { residual, norm, gamma }: Omit<Chain, 'branches'>): number[] {
  const c = strengthOf(settings);
  const random = settings.sign === 'random';
  const m = random ? 0 : 1;
  const q = random || settings.branch === 'number' ? 1 : 2 + 1 / width;
  const sizes = [1];
  for (let block = 0; block < settings.blocks; block++) {
    const x = sizes[block]!;
    const z = norm === 'pre' ? gamma : x;
    const square = residual * x * x + 2 * residual * c * m * x * z + c * c * q * z * z;
    sizes.push(norm === 'post' ? gamma : Math.sqrt(Math.max(0, square)));
  }
  return sizes;
}

/** The law of a product of n independent factors 1 ± c, each sign at even odds. */
export function productLaw(n: number, c: number): { mean: number; median: number; rms: number } {
  // How many are 1 + c decides the product; the middle one of 2ⁿ has half of them, for odd n the smaller of two middle values.
  const up = Math.abs(c);
  const half = Math.floor(n / 2);
  return {
    mean: 1,
    median: (1 + up) ** half * (1 - up) ** (n - half),
    rms: (1 + c * c) ** (n / 2),
  };
}
