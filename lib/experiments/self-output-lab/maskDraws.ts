import { dropout } from '@/lib/engine/functional/dropout';
import { meanOf } from '@/lib/engine/metrics/estimate';
import { createRng, type Rng } from '@/lib/engine/rng';
import { tensor } from '@/lib/engine/tensor';
import type { Series } from '@/lib/grid';
import { measuredSeries } from '../measuredSeries';

/** n factors m/(1 − p), as dropout multiplies entries by them. */
export function maskDraws(rng: Rng, p: number, n: number): Float64Array {
  const one = tensor(new Float64Array(n).fill(1), ['hidden'], [n]);
  return Float64Array.from(dropout(one, { p, rng }).out.data);
}

/** (m/(1 − p) − 1)²: their mean is the variance, since the factor's expectation is 1. */
export const squaredDeviations = (draws: Float64Array): Float64Array => draws.map(m => (m - 1) ** 2);

const places = Array.from({ length: 11 }, (_, i) => i * 0.05);
const draws = 3000;

/** The factor's variance over p, by theory and by draws. */
export function maskSeries(seed: number): { readonly 'mask.theory': Series; readonly 'mask.measured': Series } {
  const fine = Float64Array.from({ length: 51 }, (_, i) => i / 100);
  const measured = places.map(p =>
    meanOf(squaredDeviations(maskDraws(createRng(seed, 'mask curve', Math.round(100 * p)), p, draws))),
  );
  return {
    'mask.theory': { x: fine, y: fine.map(p => p / (1 - p)) },
    'mask.measured': measuredSeries(
      places.map(p => Number(p.toFixed(2))),
      measured,
    ),
  };
}
