import type { Grid, Series } from '@/lib/grid';
import type { TensorHue } from './ramps';

/** What a chart is given. Curves are told apart by the name at their end and by their dash, not by colour alone. */
export interface ChartSeries {
  readonly key: string;
  /** Stands at the curve's end. */
  readonly label: string;
  /** Its name stands in the readout only: the points of a curve that is named already. */
  readonly unnamed?: boolean;
  readonly hue: TensorHue;
  /** Default solid. Gradients are dashed. */
  readonly dash?: Dash;
  /** x ascending; `se` draws two standard errors to both sides. */
  readonly points: Series;
  /** Default 'line'. */
  readonly shape?: Shape;
  /** Lights whatever else on the page bears this name (`data-part`). */
  readonly part?: string | undefined;
}

/**
 * line: measured points, joined; their error is a band. points: measured points alone; their error is a whisker. bars: a histogram, each
 * bar around its point. theory: a smooth curve that is no measurement: it has no dots and no places, and is read between its points.
 */
export type Shape = 'line' | 'points' | 'bars' | 'theory';

/** A value that is pointed out: a line across the plot with its name at the end. */
export interface ChartMarker {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly label: string;
  /** Default ink. */
  readonly hue?: TensorHue;
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
  readonly markers?: readonly ChartMarker[] | undefined;
}

/** One of several that stand together. */
export interface NamedChart<Key extends string = string> extends ChartData {
  readonly key: Key;
  /** What the y axis measures. */
  readonly title: string;
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

/** The places on the x axis at which anything was measured, ascending. */
export function placesOf(series: readonly ChartSeries[]): number[] {
  const measured = series.filter(({ shape }) => shape !== 'theory');
  return [...new Set(measured.flatMap(({ points }) => [...points.x]))].sort((a, b) => a - b);
}

/** A curve's value at x; undefined where it has none. Theory is read between its points. */
export function valueAtPlace({ points: { x, y }, shape }: ChartSeries, at: number): number | undefined {
  const index = x.indexOf(at);
  if (index >= 0) return y[index];
  const after = shape === 'theory' ? x.findIndex(value => value > at) : -1;
  if (after < 1) return undefined;
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [x[after - 1], x[after], y[after - 1], y[after]];
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
}

/** The numbers behind the curves: a row for each place, a column for each curve; NaN where a curve has no point. */
export function tableOf(series: readonly ChartSeries[]): Grid {
  const places = placesOf(series);
  const values = Float64Array.from(places.flatMap(x => series.map(one => valueAtPlace(one, x) ?? Number.NaN)));
  return { values, rows: places.length, cols: series.length };
}
