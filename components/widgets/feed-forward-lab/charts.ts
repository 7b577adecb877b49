import { type ChartAxis, type ChartSeries, powersAround, stepsAround } from '@/components/viz/chart';
import { histogramSeries } from '@/components/viz/histogramSvg';
import type { MeasuredChart } from '@/components/viz/passes/PassesFigure';
import type { Frame } from '@/lib/experiments/contract';
import type { FeedForwardLabParams } from '@/lib/experiments/feed-forward-lab/params';
import type { SeriesKey } from '@/lib/experiments/feed-forward-lab/result';
import { gridEntry, gridRow, noSeries, type Series } from '@/lib/grid';
import { writtenActivation } from './activations';
import { chosenOf, gridOf } from './cells';
import type { Messages } from './messages.en';

const reach: ChartAxis = { domain: [-4, 4], label: 'u' };

/** The activation with its slope, the preactivations that it meets, and the singular values of what it makes of them. */
export function chartsOf(frame: Frame, params: FeedForwardLabParams, t: Messages): readonly MeasuredChart[] {
  const points = (key: SeriesKey): Series => frame.series[key] ?? noSeries;
  const name = writtenActivation[params.activation];
  const at = chosenOf(frame, params);
  const u = gridEntry(gridOf(frame, 'u'), at.row, at.col);
  const shownAt = (['u', 'act', 'du', 'dAct'] as const).some(key => key === at.tensor);
  const token = Math.min(at.row, gridOf(frame, 'u').rows - 1);
  const singular: ChartSeries[] = [
    { key: 'act', label: name, hue: 'ffn', points: points('singular.act') },
    ...(params.activation === 'identity'
      ? []
      : [
          {
            key: 'linear',
            label: t.curves.linear,
            hue: 'x',
            dash: 'dashed',
            points: points('singular.linear'),
          } as const,
        ]),
  ];
  return [
    {
      key: 'function',
      title: t.charts.function(name),
      series: [
        { key: 'f', label: t.curves.value, hue: 'ffn', shape: 'theory', points: points('act.f'), part: 'act' },
        { key: 'units', label: '', hue: 'ffn', shape: 'points', points: unitsOf(frame, token) },
        {
          key: 'df',
          label: t.curves.slope,
          hue: 'g',
          dash: 'dashed',
          shape: 'theory',
          points: points('act.df'),
          part: 'slope',
        },
      ],
      x: reach,
      placeWord: t.place.u,
      y: { domain: [-1, 4] },
      markers: shownAt && Math.abs(u) < 4 ? [{ axis: 'x', at: u, label: t.here }] : [],
    },
    {
      key: 'preactivations',
      title: t.charts.preactivations,
      series: histogramSeries({
        bins: points('preact.density'),
        label: t.curves.drawn,
        hue: 'ffn',
        theory: { label: t.curves.normal, points: points('preact.theory') },
      }),
      x: reach,
      placeWord: t.place.u,
      y: stepsAround([{ key: '', label: '', hue: 'x', points: points('preact.theory') }], [0, 0.8], 0.8),
    },
    {
      key: 'singular',
      title: t.charts.singular,
      series: singular,
      x: { domain: [1, Math.max(2, frame.scalars.intermediate ?? 2)], whole: true, label: t.numberAxis },
      y: powersAround(singular, [1e-2, 100]),
      placeWord: t.place.singular,
    },
  ];
}

/** What the activation makes of one token's preactivations, in ascending order of them. */
function unitsOf(frame: Frame, token: number): Series {
  const act = gridRow(gridOf(frame, 'act'), token);
  const units = gridRow(gridOf(frame, 'u'), token)
    .map((u, i) => [u, act[i] ?? 0] as const)
    .filter(([u]) => Math.abs(u) <= 4)
    .sort(([a], [b]) => a - b)
    // Two dots nearer than this are one to the eye.
    .filter(([u], i, all) => i === 0 || u - (all[i - 1]?.[0] ?? u) > 0.02);
  return { x: Float64Array.from(units, ([u]) => u), y: Float64Array.from(units, ([, a]) => a) };
}
