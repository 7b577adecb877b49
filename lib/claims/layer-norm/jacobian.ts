import { layerNorm, layerNormBackward } from '@/lib/engine/functional/layerNorm';
import { rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { zeros } from '@/lib/engine/tensor';
import { exact, fixed } from '../attention/exact';
import { meanOf, sampled } from '../attention/sampled';
import type { Claim, ClaimResult } from '../contract';
import { known, labScalar, measured } from './labScalar';

/** d = 64 and ε = 0, a vector drawn from the seed. */
const wide = { hidden: '64', zeroEps: true };

/** ‖dx‖·s/‖dy‖ squared for random x and dy: the share of a gradient's energy that J lets through. */
function share(seed: number, hidden: number, draws = 400): ClaimResult {
  const rng = createRng(seed, 'share');
  const drawn = () => {
    const x = zeros('float64', ['token', 'hidden'], [1, hidden]);
    fillGaussian(rng, x.data, { mean: 0, std: 1 });
    return x;
  };
  return meanOf(
    Float64Array.from({ length: draws }, () => {
      const { cache } = layerNorm(drawn(), undefined, undefined, 0);
      const dy = drawn();
      const { dX } = layerNormBackward(dy, undefined, cache);
      return (rms(dX.data) / cache.rstd[0]! / rms(dy.data)) ** 2;
    }),
  );
}

const nothing = { expected: 0, tolerance: 1e-12, digits: { style: 'integer' } } as const;

export const jacobianClaims: readonly Claim[] = [
  measured('rank-64', 62, 0, '64 − 2', [wide, 'rank']),
  measured('rank-64-eps', 63, 0, '64 − 1', [{ hidden: '64' }, 'rank']),
  measured('frobenius-64', Math.sqrt(62), 3, '√62', [wide, 'jacobian.scaled']),
  known('spectral-64', { ...nothing, expected: 1 }, 's · ‖J‖₂', async () => {
    return (await labScalar(wide, 'jacobian.norm')) * (await labScalar(wide, 'std'));
  }),
  known('tenfold-output', nothing, 'max |LN(10x) − LN(x)|', () => labScalar(wide, 'scaled.gap')),
  known('turned-output', nothing, 'LN(−x) + LN(x)', async () => {
    const entry = (flip: boolean) => labScalar({ ...wide, flip, col: 5 }, 'entry.normalized');
    return (await entry(true)) + (await entry(false));
  }),
  known(
    'tenfold-gradient',
    { expected: 0.1, tolerance: 1e-12, digits: { style: 'fixed', places: 1 } },
    '‖dx(10x)‖ / ‖dx(x)‖',
    async () => (await labScalar({ ...wide, scale: '10' }, 'dx.rms')) / (await labScalar(wide, 'dx.rms')),
  ),
  sampled('share-768', 766 / 768, 0.0012, fixed(3), seed => share(seed, 768)),
  exact('amplified', 28.87, fixed(1), '1 / (√3 · 0.02)', () => 1 / (Math.sqrt(3) * 0.02)),
];
