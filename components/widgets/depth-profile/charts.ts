import { type ChartAxis, type ChartSeries, type NamedChart, stepsAround } from '@/components/viz/chart';
import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import type { DepthProfileParams, Focus, WeightType } from '@/lib/experiments/depth-profile/params';
import { type Measure, seriesName } from '@/lib/experiments/depth-profile/result';
import { noSeries } from '@/lib/grid';
import { dashOf, encoders } from './encoders';
import type { Messages } from './messages.en';

export type ChartKey = 'gradient' | 'weights' | 'skip' | 'residual' | 'cosine' | 'branch' | 'rms';

interface Chart {
  readonly key: ChartKey;
  readonly measure: (weight: WeightType) => Measure;
  readonly hue: TensorHue;
  readonly axis: (series: readonly ChartSeries[]) => ChartAxis;
}

/** Powers of ten that an axis may end at: it holds still until a curve needs as many again. */
const ladder = [1, 2, 4, 8, 16, 32, 64, 128, 256, 320];

/** A log axis from `low` to `high` powers of ten, further by rungs of the ladder. */
export function rungs(series: readonly ChartSeries[], low: number, high: number): ChartAxis {
  const powers = series
    .flatMap(({ points }) => [...points.y])
    .filter(value => value > 0)
    .map(Math.log10);
  const reach = (sign: 1 | -1, usual: number): number => {
    const wanted = Math.max(usual, ...powers.map(power => sign * power - 1e-9));
    return wanted <= usual ? usual : (ladder.find(rung => rung >= wanted) ?? 320);
  };
  // 10 ** −16 is off by a rounding; a literal is not.
  const power = (exponent: number): number => Number(`1e${exponent}`);
  return { log: true, domain: [power(-reach(-1, -low)), power(reach(1, high))] };
}

const charts: readonly Chart[] = [
  { key: 'gradient', measure: () => 'gradient', hue: 'g', axis: series => rungs(series, -1, 1) },
  { key: 'weights', measure: weight => `weight.${weight}`, hue: 'g', axis: series => rungs(series, -2, 4) },
  { key: 'skip', measure: () => 'skip', hue: 'g', axis: series => rungs(series, -2, 1) },
  { key: 'branch', measure: () => 'branch', hue: 'ffn', axis: series => rungs(series, -2, 1) },
  { key: 'residual', measure: () => 'residual', hue: 'x', axis: series => rungs(series, -2, 0) },
  { key: 'cosine', measure: () => 'cosine', hue: 'x', axis: series => stepsAround(series, [0, 1], 0.25) },
  { key: 'rms', measure: () => 'rms', hue: 'x', axis: series => rungs(series, -1, 1) },
];

/** What is measured over the layers; the first stands large. View and picture draw it. */
const drawn: Readonly<Record<Focus, readonly ChartKey[]>> = {
  all: ['gradient', 'weights', 'skip', 'branch', 'residual', 'cosine', 'rms'],
  gradient: ['gradient', 'weights', 'skip', 'branch'],
  tokens: ['residual', 'cosine', 'gradient', 'weights'],
};

export function chartsOf(
  frame: Frame,
  { weight, focus }: Pick<DepthProfileParams, 'weight' | 'focus'>,
  t: Messages,
): NamedChart<ChartKey>[] {
  const x: ChartAxis = { domain: [0, Math.max(1, frame.scalars.layers ?? 1)], whole: true, label: t.layerAxis };
  return drawn[focus].flatMap(wanted => {
    const chart = charts.find(({ key }) => key === wanted);
    if (!chart) return [];
    const { key, measure, hue, axis } = chart;
    const curves = encoders.map((encoder): ChartSeries => {
      const from = seriesName(encoder, measure(weight));
      const points = frame.series[from] ?? noSeries;
      return { key: from, label: t.encoder[encoder], hue, dash: dashOf[encoder], points, part: key };
    });
    const theory =
      key === 'gradient'
        ? encoders.flatMap((encoder): ChartSeries[] => {
            const points = frame.series[seriesName(encoder, 'theory')] ?? noSeries;
            return points.x.length > 0
              ? [{ key: `${encoder}.theory`, label: t.theory(encoder), hue: 'x', shape: 'theory', points }]
              : [];
          })
        : [];
    const series = [...curves, ...theory.slice(0, 1)];
    return [{ key, title: t.charts[key](weight), series, x, y: axis(series) }];
  });
}
