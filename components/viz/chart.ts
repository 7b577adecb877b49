import type { Grid, Series } from '@/lib/grid';
import type { TensorHue } from './ramps';

/** What a chart is given. Curves are told apart by the name at their end and by their dash, not by colour alone. */
export interface ChartSeries {
  readonly key: string;
  /** Stands at the curve's end. */
  readonly label: string;
  readonly hue: TensorHue;
  /** Default solid. Gradients are dashed. */
  readonly dash?: Dash;
  /** Measured points, x ascending, joined by a line; `se` draws a band of two standard errors. */
  readonly points: Series;
}

export type Dash = 'solid' | 'dashed' | 'dotted';
export const dashes: Readonly<Record<Dash, string | undefined>> = { solid: undefined, dashed: '7 4', dotted: '2 3.5' };

export interface ChartAxis {
  /** Both ends are drawn. A log axis is above 0. */
  readonly domain: readonly [number, number];
  readonly log?: boolean;
  /** Only whole numbers are written: layers, steps. */
  readonly whole?: boolean;
  /** Beside the numbers of the x axis; the y axis is named by the chart's title. */
  readonly label?: string;
}

export interface ChartData {
  readonly series: readonly ChartSeries[];
  readonly x: ChartAxis;
  readonly y: ChartAxis;
}

const all = (series: readonly ChartSeries[]): number[] => series.flatMap(({ points }) => [...points.y]);

/**
 * A log axis in whole powers of ten: `usual`, and further where values lie beyond. So it holds still while a control moves, but for
 * jumps of a power of ten.
 */
export function powersAround(series: readonly ChartSeries[], usual: readonly [number, number]): ChartAxis {
  const positive = all(series).filter(value => value > 0 && value < Number.POSITIVE_INFINITY);
  const power = (round: (value: number) => number, value: number): number => 10 ** round(Math.log10(value));
  return {
    log: true,
    domain: [
      Math.min(usual[0], ...positive.map(value => power(Math.floor, value * (1 + 1e-9)))),
      Math.max(usual[1], ...positive.map(value => power(Math.ceil, value / (1 + 1e-9)))),
    ],
  };
}

/** Of a step: float32 rounds an entropy of 1 to 1.0000002, which asks for no further step. */
const ROUNDING = 1e-5;

/** A linear axis: `usual`, and further by whole steps of `step` where values lie beyond. */
export function stepsAround(series: readonly ChartSeries[], usual: readonly [number, number], step: number): ChartAxis {
  const finite = all(series).filter(Number.isFinite);
  return {
    domain: [
      Math.min(usual[0], ...finite.map(value => Math.floor(value / step + ROUNDING) * step)),
      Math.max(usual[1], ...finite.map(value => Math.ceil(value / step - ROUNDING) * step)),
    ],
  };
}

/** The places on the x axis at which any curve has a point, ascending. */
export function placesOf(series: readonly ChartSeries[]): number[] {
  return [...new Set(series.flatMap(({ points }) => [...points.x]))].sort((a, b) => a - b);
}

/** A curve's value at x; undefined where it has no point there. */
export function valueAtPlace({ points }: ChartSeries, x: number): number | undefined {
  const index = points.x.indexOf(x);
  return index < 0 ? undefined : points.y[index];
}

/** The numbers behind the curves: a row for each place, a column for each curve; NaN where a curve has no point. */
export function tableOf(series: readonly ChartSeries[]): Grid {
  const places = placesOf(series);
  const values = Float64Array.from(places.flatMap(x => series.map(one => valueAtPlace(one, x) ?? Number.NaN)));
  return { values, rows: places.length, cols: series.length };
}
