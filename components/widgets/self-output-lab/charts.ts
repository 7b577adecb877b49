import type { ChartAxis, ChartMarker, ChartSeries } from '@/components/viz/chart';
import type { Frame } from '@/lib/experiments/contract';
import type { SelfOutputLabParams } from '@/lib/experiments/self-output-lab/params';
import type { SeriesKey } from '@/lib/experiments/self-output-lab/result';
import type { Series } from '@/lib/grid';
import type { Messages } from './messages.en';

export interface DrawnChart {
  readonly key: 'mask' | 'cosine';
  readonly title: string;
  readonly series: readonly ChartSeries[];
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly markers?: readonly ChartMarker[];
}

const none: Series = { x: new Float64Array(), y: new Float64Array() };
const maskAxes = { x: { domain: [0, 0.5] as const, label: 'p' }, y: { domain: [0, 1.1] as const } };

/** The mask's variance over p, by theory and by draws; and how far each token still points where it pointed. */
export function chartsOf(
  { series, scalars }: Frame,
  { p, training }: Pick<SelfOutputLabParams, 'p' | 'training'>,
  t: Messages,
): readonly DrawnChart[] {
  const points = (key: SeriesKey): Series => series[key] ?? none;
  return [
    {
      key: 'mask',
      title: t.charts.mask,
      series: [
        { key: 'measured', label: t.curves.measured, hue: 's', shape: 'points', points: points('mask.measured') },
        { key: 'theory', label: 'p/(1−p)', hue: 'x', shape: 'theory', points: points('mask.theory') },
      ],
      ...maskAxes,
      markers: training ? [{ axis: 'x', at: p, label: `p = ${p}` }] : [],
    },
    {
      key: 'cosine',
      title: t.charts.cosine,
      series: [{ key: 'cosine', label: 'cos(x, y)', hue: 'x', shape: 'points', points: points('cosine') }],
      x: { domain: [0, Math.max(1, (scalars.tokens ?? 1) - 1)], whole: true, label: t.tokenAxis },
      y: { domain: [Math.min(...points('cosine').y, 0) < 0 ? -1 : 0, 1] },
    },
  ];
}
