import {
  type ChartAxis,
  type ChartSeries,
  type Dash,
  type NamedChart,
  powersAround,
  stepsAround,
} from '@/components/viz/chart';
import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import type { SeriesKey } from '@/lib/experiments/residual-trunk/result';
import type { Messages } from './messages.en';

export type ChartKey = 'trunk' | 'ratio' | 'gradient';
export type CurveKey = 'trunk' | 'attention' | 'ffn' | 'whole' | 'skip';

interface Curve {
  readonly from: SeriesKey;
  readonly name: CurveKey;
  readonly hue: TensorHue;
  readonly dash: Dash;
  /** Its name in the lesson's formulas and code. */
  readonly part?: string;
}

interface Chart {
  readonly key: ChartKey;
  readonly curves: readonly Curve[];
  readonly axis: (series: readonly ChartSeries[]) => ChartAxis;
}

/** What is measured along the trunk, as a table: View and picture draw it. */
const charts: readonly Chart[] = [
  {
    key: 'trunk',
    curves: [{ from: 'trunk.rms', name: 'trunk', hue: 'x', dash: 'solid' }],
    axis: series => stepsAround(series, [0, 2], 1),
  },
  {
    key: 'ratio',
    curves: [
      { from: 'attention.ratio', name: 'attention', hue: 'ctx', dash: 'dashed' },
      { from: 'ffn.ratio', name: 'ffn', hue: 'ffn', dash: 'dotted' },
    ],
    axis: series => stepsAround(series, [0, 0.4], 0.2),
  },
  {
    key: 'gradient',
    curves: [
      { from: 'gradient', name: 'whole', hue: 'g', dash: 'dashed' },
      { from: 'gradient.skip', name: 'skip', hue: 'x', dash: 'solid', part: 'skip' },
    ],
    axis: series => powersAround(series, [0.01, 10]),
  },
];

/** The charts of a frame, in the words of a language. */
export function chartsOf(frame: Frame, t: Messages): NamedChart<ChartKey>[] {
  const x: ChartAxis = { domain: [0, Math.max(2, frame.scalars.blocks ?? 2)], whole: true, label: t.blockAxis };
  return charts.map(({ key, curves, axis }) => {
    const series = curves.flatMap(({ from, name, ...curve }) => {
      const points = frame.series[from];
      return points ? [{ key: from, label: t.curves[name], ...curve, points }] : [];
    });
    return { key, title: t.charts[key], series, x, y: axis(series) };
  });
}
