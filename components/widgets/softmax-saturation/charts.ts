import type { ChartAxis, ChartMarker, ChartSeries, Dash, NamedChart } from '@/components/viz/chart';
import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import { divisorOf, type SoftmaxSaturationParams } from '@/lib/experiments/softmax-saturation/params';
import { type Measure, type SeriesKey, type Summary, summaries } from '@/lib/experiments/softmax-saturation/result';
import type { Series } from '@/lib/grid';
import { measured, seriesOf } from './frame';
import type { Messages } from './messages.en';

export type ChartKey = Measure | 'entropy';

const dashOf: Readonly<Record<Summary, Dash>> = { mean: 'solid', median: 'dashed', tenth: 'dotted' };
/** How far down a logarithmic axis goes below its top. */
const DEPTH = 1e6;

/** What is measured over the logits' standard deviation, in the words of a language: View and picture draw it. */
export function chartsOf(frame: Frame, params: SoftmaxSaturationParams, t: Messages): NamedChart<ChartKey>[] {
  const x: ChartAxis = { log: true, domain: [0.01, 32], label: t.axis };
  const here: ChartMarker = { axis: 'x', at: measured(frame, 'logitStd'), label: t.here };
  const jacobian: ChartAxis = params.log ? { log: true, domain: [1 / DEPTH, 1] } : { domain: [0, 0.5] };
  const gradient = gradientAxis(frame, params.log);
  return [
    {
      key: 'jacobian',
      title: t.charts.jacobian,
      series: [...curvesOf(frame, 'jacobian', 's', jacobian, t), theory(frame, 'limit.tail', t.limits.tail, jacobian)],
      x,
      y: jacobian,
      markers: [here, { axis: 'y', at: seriesOf(frame, 'limit.even').y[0] ?? 0, label: t.limits.even, hue: 'x' }],
    },
    {
      key: 'gradient',
      title: t.charts.gradient,
      series: curvesOf(frame, 'gradient', 'g', gradient, t),
      x,
      y: gradient,
      markers: divisorMarkers(params, t),
    },
    {
      key: 'entropy',
      title: t.charts.entropy,
      series: [
        { key: 'entropy', label: t.summaries.mean, hue: 's', points: share(seriesOf(frame, 'entropy'), params.keys) },
      ],
      x,
      y: { domain: [0, 1] },
      markers: [here],
    },
  ];
}

function curvesOf(frame: Frame, measure: Measure, hue: TensorHue, y: ChartAxis, t: Messages): ChartSeries[] {
  const curve = (summary: Summary): ChartSeries => ({
    key: summary,
    label: t.summaries[summary],
    hue,
    dash: dashOf[summary],
    points: above(seriesOf(frame, `${measure}.${summary}`), y),
  });
  const at = within(seriesOf(frame, `${measure}.mean.here`), y);
  const dots: ChartSeries = { key: 'here', label: t.drawn, unnamed: true, hue: 'x', shape: 'points', points: at };
  return [...summaries.map(curve), ...(at.x.length > 0 ? [dots] : [])];
}

const theory = (frame: Frame, key: SeriesKey, label: string, y: ChartAxis): ChartSeries => ({
  key,
  label,
  hue: 'x',
  dash: 'dotted',
  shape: 'theory',
  points: above(seriesOf(frame, key), y),
});

/** What each divisor makes of the logits at this d and σ. */
function divisorMarkers({ d, std }: SoftmaxSaturationParams, t: Messages): ChartMarker[] {
  const places = new Map<number, string[]>();
  for (const divisor of ['none', 'sqrt', 'd'] as const) {
    const at = (std * Math.sqrt(d)) / divisorOf[divisor](d);
    places.set(at, [...(places.get(at) ?? []), t.divided[divisor]]);
  }
  return [...places].map(([at, names]) => ({ axis: 'x', at, label: names.join(', ') }));
}

/** From 0 or, on a log scale, over six powers of ten, to the power of ten (or its half) above the highest mean. */
function gradientAxis(frame: Frame, log: boolean): ChartAxis {
  const most = Math.max(...seriesOf(frame, 'gradient.mean').y, 1e-12);
  const power = 10 ** Math.ceil(Math.log10(most * 1.1));
  if (log) return { log: true, domain: [power / DEPTH, power] };
  return { domain: [0, most * 1.1 < power / 5 ? power / 5 : most * 1.1 < power / 2 ? power / 2 : power] };
}

/** What lies within the axis' lower end; a curve that falls below it ends there. */
function above(points: Series, { domain: [low] }: ChartAxis): Series {
  return pick(points, i => (points.y[i] ?? 0) >= low);
}

const within = (points: Series, y: ChartAxis): Series =>
  pick(above(points, y), () => (points.x[0] ?? 0) >= 0.01 && (points.x[0] ?? 0) <= 32);

function pick({ x, y, se }: Series, keep: (i: number) => boolean): Series {
  const chosen = (values: Float64Array) => values.filter((_, i) => keep(i));
  return se ? { x: chosen(x), y: chosen(y), se: chosen(se) } : { x: chosen(x), y: chosen(y) };
}

function share({ x, y, se }: Series, keys: number): Series {
  const most = Math.log(keys);
  return { x, y: y.map(value => value / most), ...(se && { se: se.map(value => value / most) }) };
}
