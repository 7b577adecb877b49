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
import type { SeriesKey } from '@/lib/experiments/encoder-stack/result';
import { seriesOf } from './frame';
import type { Messages } from './messages.en';

export type ChartKey = 'rms' | 'ratio' | 'cosine' | 'entropy' | 'gradient' | 'weights';
export type CurveKey = 'trunk' | 'attention' | 'ffn' | 'tokens' | 'heads' | 'query' | 'second';

interface Curve {
  readonly from: SeriesKey;
  readonly name: CurveKey;
  readonly hue: TensorHue;
  readonly dash: Dash;
}

interface Chart {
  readonly key: ChartKey;
  readonly curves: readonly Curve[];
  readonly axis: (series: readonly ChartSeries[]) => ChartAxis;
  /** Only where the gradient is sent back. */
  readonly backward?: true;
}

const fraction = (series: readonly ChartSeries[]): ChartAxis => stepsAround(series, [0, 1], 0.25);

/** What is measured over the layers, as a table: View and picture draw it. */
export const charts: readonly Chart[] = [
  {
    key: 'rms',
    curves: [
      { from: 'trunk.rms', name: 'trunk', hue: 'x', dash: 'solid' },
      { from: 'attention.rms', name: 'attention', hue: 'ctx', dash: 'dashed' },
      { from: 'ffn.rms', name: 'ffn', hue: 'ffn', dash: 'dotted' },
    ],
    axis: series => powersAround(series, [0.01, 10]),
  },
  {
    key: 'ratio',
    curves: [
      { from: 'attention.ratio', name: 'attention', hue: 'ctx', dash: 'dashed' },
      { from: 'ffn.ratio', name: 'ffn', hue: 'ffn', dash: 'dotted' },
    ],
    axis: series => powersAround(series, [0.01, 10]),
  },
  { key: 'cosine', curves: [{ from: 'cosine', name: 'tokens', hue: 'x', dash: 'solid' }], axis: fraction },
  { key: 'entropy', curves: [{ from: 'entropy', name: 'heads', hue: 's', dash: 'solid' }], axis: fraction },
  {
    key: 'gradient',
    curves: [{ from: 'gradient.rms', name: 'trunk', hue: 'g', dash: 'dashed' }],
    axis: series => powersAround(series, [0.1, 10]),
    backward: true,
  },
  {
    key: 'weights',
    curves: [
      { from: 'gradient.query', name: 'query', hue: 'q', dash: 'dashed' },
      { from: 'gradient.ffn', name: 'second', hue: 'ffn', dash: 'dotted' },
    ],
    axis: series => powersAround(series, [0.01, 100]),
    backward: true,
  },
];

/** The charts of a frame, in the words of a language. */
export function chartsOf(frame: Frame, backward: boolean, t: Messages): NamedChart<ChartKey>[] {
  const x: ChartAxis = { domain: [0, Math.max(1, frame.scalars.layers ?? 1)], whole: true, label: t.layerAxis };
  return charts
    .filter(chart => backward || !chart.backward)
    .map(({ key, curves, axis }) => {
      const series = curves.map(({ from, name, hue, dash }) => ({
        key: from,
        label: t.curves[name],
        hue,
        dash,
        points: seriesOf(frame, from),
      }));
      return { key, title: t.charts[key], series, x, y: axis(series) };
    });
}
