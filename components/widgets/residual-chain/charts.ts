import {
  type ChartAxis,
  type ChartSeries,
  type Dash,
  type NamedChart,
  powersAround,
  type Shape,
  stepsAround,
} from '@/components/viz/chart';
import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import type { SeriesKey } from '@/lib/experiments/residual-chain/result';
import { seriesOf } from './frame';
import type { Messages } from './messages.en';

export type ChartKey = 'norm' | 'gradient' | 'ratio' | 'lengths';
export type CurveKey = 'trunk' | 'theory' | 'whole' | 'skip' | 'bound' | 'branch' | 'count' | 'carried';

interface Curve {
  readonly from: SeriesKey;
  readonly name: CurveKey;
  readonly hue: TensorHue;
  readonly dash: Dash;
  readonly shape?: Shape;
  /** Its name in the lesson's formulas and code. */
  readonly part?: string;
}

interface Chart {
  readonly key: ChartKey;
  readonly curves: readonly Curve[];
  readonly axis: (series: readonly ChartSeries[]) => ChartAxis;
  /** Along the chain, or over the lengths of paths. */
  readonly over: 'states' | 'lengths';
}

/** What is measured, as a table: View and picture draw it. */
const charts: readonly Chart[] = [
  {
    key: 'norm',
    curves: [
      { from: 'norm', name: 'trunk', hue: 'x', dash: 'solid' },
      { from: 'norm.theory', name: 'theory', hue: 'k', dash: 'dotted', shape: 'theory' },
    ],
    axis: series => powersAround(series, [0.1, 10]),
    over: 'states',
  },
  {
    key: 'gradient',
    curves: [
      { from: 'gradient', name: 'whole', hue: 'g', dash: 'dashed' },
      { from: 'gradient.skip', name: 'skip', hue: 'x', dash: 'solid', part: 'skip' },
      { from: 'gradient.bound', name: 'bound', hue: 'k', dash: 'dotted', shape: 'theory' },
    ],
    axis: series => powersAround(series, [0.1, 10]),
    over: 'states',
  },
  {
    key: 'ratio',
    curves: [{ from: 'ratio', name: 'branch', hue: 'ffn', dash: 'dotted', part: 'branch' }],
    axis: series => powersAround(series, [0.1, 1]),
    over: 'states',
  },
  {
    key: 'lengths',
    curves: [
      { from: 'paths.count', name: 'count', hue: 'x', dash: 'solid', shape: 'bars' },
      { from: 'paths.carried', name: 'carried', hue: 'g', dash: 'dashed' },
    ],
    axis: series => stepsAround(series, [0, 0.2], 0.2),
    over: 'lengths',
  },
];

export interface DrawnChart extends NamedChart<ChartKey> {
  readonly over: Chart['over'];
}

/** The charts of a frame, in the words of a language. */
export function chartsOf(frame: Frame, t: Messages): DrawnChart[] {
  const end = Math.max(1, frame.scalars.blocks ?? 1);
  return charts.map(({ key, curves, axis, over }) => {
    const series = curves
      .map(({ from, name, ...curve }) => ({
        key: from,
        label: t.curves[name],
        ...curve,
        points: seriesOf(frame, from),
      }))
      .filter(({ shape, points }) => shape !== 'theory' || points.x.length > 0);
    const label = over === 'states' ? t.stateAxis : t.lengthAxis;
    // A bar reaches half a length to both sides.
    const domain = over === 'states' ? ([0, end] as const) : ([-0.5, end + 0.5] as const);
    return { key, over, title: t.charts[key], series, x: { domain, whole: true, label }, y: axis(series) };
  });
}
