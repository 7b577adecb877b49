import type { MeasuredChart } from '@/components/viz/passes/PassesFigure';
import type { Frame } from '@/lib/experiments/contract';
import type { SelfOutputLabParams } from '@/lib/experiments/self-output-lab/params';
import type { SeriesKey } from '@/lib/experiments/self-output-lab/result';
import { noSeries, type Series } from '@/lib/grid';
import type { Messages } from './messages.en';

const maskAxes = { x: { domain: [0, 0.5] as const, label: 'p' }, y: { domain: [0, 1.1] as const } };

/** The mask's variance over p, by theory and by draws; and how far each token still points where it pointed, one of them marked. */
export function chartsOf(
  { series, scalars }: Frame,
  { p, training }: Pick<SelfOutputLabParams, 'p' | 'training'>,
  token: number | undefined,
  t: Messages,
): readonly MeasuredChart[] {
  const points = (key: SeriesKey): Series => series[key] ?? noSeries;
  return [
    {
      key: 'mask',
      title: t.charts.mask,
      series: [
        { key: 'measured', label: t.curves.measured, hue: 's', shape: 'points', points: points('mask.measured') },
        { key: 'theory', label: 'p/(1−p)', hue: 'x', shape: 'theory', points: points('mask.theory') },
      ],
      ...maskAxes,
      placeWord: x => `p = ${Number(x.toFixed(2))}`,
      markers: training ? [{ axis: 'x', at: p, label: `p = ${p}` }] : [],
    },
    {
      key: 'cosine',
      title: t.charts.cosine,
      series: [{ key: 'cosine', label: 'cos(x, y)', hue: 'x', shape: 'points', points: points('cosine') }],
      x: { domain: [0, Math.max(1, (scalars.tokens ?? 1) - 1)], whole: true, label: t.tokenAxis },
      y: { domain: [Math.min(...points('cosine').y, 0) < 0 ? -1 : 0, 1] },
      placeWord: t.token,
      selected: token,
    },
  ];
}
