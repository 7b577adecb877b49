import { type ChartAxis, type ChartData, type ChartSeries, powersAround } from '@/components/viz/chart';
import type { HistogramData } from '@/components/viz/histogramSvg';
import type { Frame } from '@/lib/experiments/contract';
import type { Divisor, DotProductParams } from '@/lib/experiments/dot-product-variance/params';
import { noSeries, type Series } from '@/lib/grid';
import type { Messages } from './messages.en';

const series = (frame: Frame, name: string): Series => frame.series[name] ?? noSeries;

interface Distribution extends HistogramData {
  readonly title: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
}

/** Scores as bars, a normal law of theory's mean and variance over them. The x axis is that of the undivided scores. */
export function distributionChart(frame: Frame, { divisor, d }: DotProductParams, t: Messages): Distribution {
  const [bins, points] = [series(frame, 'scores.drawn'), series(frame, 'scores.theory')];
  const { axis = 1 } = frame.scalars;
  const top = Math.max(1e-9, ...bins.y, ...points.y);
  return {
    title: t.distribution(divisor, d),
    bins,
    label: t.drawn,
    hue: 's',
    part: 'scores',
    theory: { label: t.normalLaw, points },
    x: { domain: [-axis, axis] },
    y: { domain: [0, stepAbove(top)] },
  };
}

/** 1, 2 or 5 times a power of ten, so that the axis moves in steps. */
function stepAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find(step => value <= step * power) ?? 10) * power;
}

interface AgainstD extends ChartData {
  readonly title: string;
}

/** The divisors whose theory is always there, and where they lie on the chart's axis. */
const compared: readonly Divisor[] = ['none', 'root', 'full'];

/** Variance against d: dots and whiskers are measured, lines are theory; the chosen divisor's in the scores' hue. */
export function againstD(frame: Frame, { divisor }: DotProductParams, t: Messages): AgainstD {
  const others = compared.filter(one => one !== divisor);
  const lines: readonly ChartSeries[] = [
    {
      key: 'measured',
      label: t.dividedBy[divisor],
      hue: 's',
      shape: 'points',
      part: 'scores',
      points: series(frame, 'variance'),
    },
    { key: 'theory', label: t.theory, hue: 's', shape: 'theory', points: series(frame, 'variance.theory') },
    ...others.map(one => ({
      key: one,
      label: t.dividedBy[one],
      hue: 'x' as const,
      shape: 'theory' as const,
      points: series(frame, `theory.${one}`),
    })),
  ];
  return {
    title: t.againstD,
    series: lines,
    x: { domain: [1, 1024], log: true },
    y: powersAround(lines, [1e-4, 1e4]),
  };
}
