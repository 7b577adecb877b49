import { meanOf } from '@/lib/engine/metrics/estimate';
import type { Series } from '@/lib/grid';
import type { Compute, Computed, FrameNote } from '../contract';
import { measuredSeries } from '../measuredSeries';
import { type Draws, draw } from './draws';
import { evenNorm, gapDensity } from './limits';
import { divisorOf, levelOf, type SoftmaxSaturationParams, type SoftmaxSaturationSpecs } from './params';
import { type SeriesKey, type SoftmaxSaturationScalars, summaries } from './result';
import { drawAt, gridsOf } from './shownDraw';
import { summarise } from './summarise';
import { acrossQuery, gradientOf, grid, type SweepPoint, sweep } from './sweep';

/** Fewer draws than this, and the errors are to be noticed. */
const FEW = 200;

/** Softmax's Jacobian and the query's gradient, measured on draws, float64: first at the present setting, then along the axis. */
export const compute: Compute<SoftmaxSaturationSpecs> = async function* (params, { signal }) {
  const { keys, d, divisor, std, seed } = params;
  const c = 1 / divisorOf[divisor](d);
  // A draw takes keys · d products: as many draws as are there in a fifth of a second.
  const draws = Math.max(64, Math.min(2000, Math.floor(6_000_000 / (keys * d))));
  const drawn = await draw({ keys, d, c, std, seed, draws }, signal);
  const swept = await sweptOf(keys, seed, signal);
  yield frameOf(params, drawn, swept);
};

// The sweep depends on nothing else, and most controls leave it as it is.
let kept: { readonly key: string; readonly points: readonly SweepPoint[] } | undefined;

async function sweptOf(keys: number, seed: number, signal: AbortSignal): Promise<readonly SweepPoint[]> {
  const key = `${keys} ${seed}`;
  if (kept?.key !== key) kept = { key, points: await sweep(keys, seed, signal) };
  return kept.points;
}

function frameOf(params: SoftmaxSaturationParams, drawn: Draws, swept: readonly SweepPoint[]): Computed {
  const { keys, d, divisor, std, seed, draw: shown } = params;
  const logitStd = (std * Math.sqrt(d)) / divisorOf[divisor](d);
  const across = acrossQuery(swept[0]?.along.length ?? 0, d, seed);
  const gradients = swept.map(point => summarise(gradientOf(point, point.std / (std * Math.sqrt(d)), d, across)));
  const here = { jacobian: summarise(drawn.jacobian), gradient: summarise(drawn.gradient) };
  const entropy = meanOf(drawn.entropy);
  const peak = swept.reduce((best, point) => (point.jacobian.mean.value > best.jacobian.mean.value ? point : best));
  const height = peak.jacobian.mean.value;

  const series: Partial<Record<SeriesKey, Series>> = {
    entropy: measuredSeries(
      grid,
      swept.map(point => point.entropy),
    ),
    'entropy.here': measuredSeries([logitStd], [entropy]),
    'limit.even': { x: Float64Array.of(grid[0], 0.5), y: Float64Array.of(evenNorm(keys), evenNorm(keys)) },
    'limit.tail': tail(keys),
  };
  for (const summary of summaries) {
    series[`jacobian.${summary}`] = measuredSeries(
      grid,
      swept.map(({ jacobian }) => jacobian[summary]),
    );
    series[`gradient.${summary}`] = measuredSeries(
      grid,
      gradients.map(gradient => gradient[summary]),
    );
    series[`jacobian.${summary}.here`] = measuredSeries([logitStd], [here.jacobian[summary]]);
    series[`gradient.${summary}.here`] = measuredSeries([logitStd], [here.gradient[summary]]);
  }
  const at = drawAt(drawn, levelOf[shown]);
  const grids = gridsOf(drawn, at, keys);
  const scalars: SoftmaxSaturationScalars = {
    keys,
    divisor: divisorOf[divisor](d),
    logitStd,
    draws: drawn.jacobian.length,
    'jacobian.mean': here.jacobian.mean.value,
    'jacobian.median': here.jacobian.median.value,
    'jacobian.tenth': here.jacobian.tenth.value,
    'gradient.mean': here.gradient.mean.value,
    'gradient.median': here.gradient.median.value,
    'gradient.tenth': here.gradient.tenth.value,
    'entropy.mean': entropy.value,
    'entropy.share': entropy.value / Math.log(keys),
    'peak.height': height,
    'peak.at': peak.std,
    'peak.reached': here.jacobian.mean.value / height,
    'shown.jacobian': drawn.jacobian[at] ?? Number.NaN,
    'shown.largest': grids.probs?.values[0] ?? Number.NaN,
  };
  return { scalars: { ...scalars }, grids, series, labels: {}, notes: notesOf(drawn, logitStd), done: true };
}

/** f(0)/σ, from where it has come down to the height of a curve. */
function tail(keys: number): Series {
  const density = gapDensity(keys);
  const x = Float64Array.from({ length: 21 }, (_, i) => 4 * 8 ** (i / 20));
  return { x, y: x.map(std => density / std) };
}

function notesOf({ jacobian }: Draws, logitStd: number): FrameNote[] {
  const notes: FrameNote[] = [];
  if (jacobian.length < FEW) notes.push({ code: 'few', values: { draws: jacobian.length } });
  if (logitStd < grid[0] || logitStd > (grid.at(-1) ?? 0)) notes.push({ code: 'beyond', values: { std: logitStd } });
  return notes;
}
