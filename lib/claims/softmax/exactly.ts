import { softmax } from '@/lib/engine/functional/softmax';
import { jacobianFrobenius, jacobianSpectral } from '@/lib/engine/metrics/softmaxJacobian';
import { tensor } from '@/lib/engine/tensor';
import { evenNorm, gapDensity } from '@/lib/experiments/softmax-saturation/limits';
import type { Claim } from '../contract';
import { fixed, scientific } from '../digits';
import { exact } from '../exact';

const row = (...scores: number[]) => softmax(tensor(Float64Array.from(scores), ['key'], [scores.length]));
/** ‖J‖₂ of two keys this far apart. */
const normAt = (gap: number): number => jacobianSpectral(row(gap, 0))[0]!;
const shareAt = (gap: number): number => row(gap, 0).data[0]!;

export const exactClaims: readonly Claim[] = [
  exact('gap-0', 0.5, fixed(1), '2 · ½ · ½', () => normAt(0)),
  exact('gap-2', 0.21, fixed(3), '2 · 0.8808 · 0.1192', () => normAt(2)),
  exact('gap-4', 0.0353, fixed(4), '2 · 0.9820 · 0.0180', () => normAt(4)),
  exact('gap-8', 6.7048e-4, scientific(1), '2 · 0.999665 · 0.000335', () => normAt(8)),
  exact('share-2', 0.881, fixed(3), '1 / (1 + e⁻²)', () => shareAt(2)),
  exact('passes-2', 0.105, fixed(3), '0.8808 · 0.1192', () => normAt(2) / 2),
  exact('passes-8', 3.3524e-4, scientific(1), '0.999665 · 0.000335', () => normAt(8) / 2),
  exact('even-16', 0.242, fixed(3), '√15 / 16', () => jacobianFrobenius(row(...new Array(16).fill(0)))[0]!),
  exact('even-64', 0.124, fixed(3), '√63 / 64', () => evenNorm(64)),
  exact('most-nats', 2.77, fixed(2), 'ln 16', () => Math.log(16)),
  exact('gap-density', 1.77, fixed(2), '16 · 15 · ∫ φ(x)² Φ(x)¹⁴ dx', () => gapDensity(16)),
  exact('tail-16', 0.221, fixed(3), '1.77 / 8', () => gapDensity(16) / 8),
];
