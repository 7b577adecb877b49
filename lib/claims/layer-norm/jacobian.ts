import { layerNorm, layerNormBackward } from '@/lib/engine/functional/layerNorm';
import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { zeros } from '@/lib/engine/tensor';
import type { Claim } from '../contract';
import { fixed, integer } from '../digits';
import { exact } from '../exact';
import { sampled } from '../sampled';
import { labScalar } from './labScalar';

/** d = 64 and ε = 0, a vector drawn from the seed. */
const wide = { hidden: '64', zeroEps: true };

/** ‖dx‖·s/‖dy‖ squared for random x and dy: the share of a gradient's energy that J lets through. */
function share(seed: number, hidden: number, draws = 400): Estimate {
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

/** What holds to rounding, closer than it is printed. */
const rounding = 1e-12;

const spectral = async () => (await labScalar(wide, 'jacobian.norm')) * (await labScalar(wide, 'std'));
const entry = (flip: boolean) => labScalar({ ...wide, flip, col: 5 }, 'entry.normalized');
const turned = async () => (await entry(true)) + (await entry(false));
const tenfold = async () => (await labScalar({ ...wide, scale: '10' }, 'dx.rms')) / (await labScalar(wide, 'dx.rms'));

export const jacobianClaims: readonly Claim[] = [
  exact('rank-64', 62, integer, '64 − 2', () => labScalar(wide, 'rank')),
  exact('rank-64-eps', 63, integer, '64 − 1', () => labScalar({ hidden: '64' }, 'rank')),
  exact('frobenius-64', Math.sqrt(62), fixed(3), '√62', () => labScalar(wide, 'jacobian.scaled')),
  exact('spectral-64', 1, integer, 's · ‖J‖₂', spectral, rounding),
  exact('tenfold-output', 0, integer, 'max |LN(10x) − LN(x)|', () => labScalar(wide, 'scaled.gap'), rounding),
  exact('turned-output', 0, integer, 'LN(−x) + LN(x)', turned, rounding),
  exact('tenfold-gradient', 0.1, fixed(1), '‖dx(10x)‖ / ‖dx(x)‖', tenfold, rounding),
  sampled('share-768', 766 / 768, 0.0012, fixed(3), seed => share(seed, 768)),
  exact('amplified', 28.87, fixed(1), '1 / (√3 · 0.02)', () => 1 / (Math.sqrt(3) * 0.02)),
];
