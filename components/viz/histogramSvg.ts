import type { Series } from '@/lib/grid';
import type { ChartSeries } from './chart';
import { type ChartSvgOptions, chartSvg } from './chartSvg';
import type { TensorHue } from './ramps';

export interface HistogramData {
  /** Middle and height of each bar, x ascending: densities where a theory's density stands beside them. */
  readonly bins: Series;
  /** What was drawn; stands at the right end. */
  readonly label: string;
  readonly hue: TensorHue;
  readonly part?: string | undefined;
  /** A curve that the bars should follow. */
  readonly theory?: { readonly label: string; readonly points: Series; readonly hue?: TensorHue } | undefined;
}

export const histogramSeries = ({ bins, label, hue, part, theory }: HistogramData): ChartSeries[] => [
  { key: 'bins', label, hue, part, points: bins, shape: 'bars' },
  ...(theory
    ? [{ key: 'theory', label: theory.label, hue: theory.hue ?? 'x', points: theory.points, shape: 'theory' } as const]
    : []),
];

type HistogramSvgOptions = HistogramData & Omit<ChartSvgOptions, 'series'>;

/** A histogram as a piece of SVG, as the component draws it. Height: CHART_TITLE + height. */
export const histogramSvg = ({ bins, label, hue, part, theory, ...chart }: HistogramSvgOptions): string =>
  chartSvg({ ...chart, series: histogramSeries({ bins, label, hue, part, theory }) });
