import { area, line } from 'd3';
import { type ChartAxis, type ChartSeries, dashes, type Shape } from './chart';
import { drawable, type Scale, within } from './chartAxes';
import type { TensorHue } from './ramps';

export interface Curve {
  readonly key: string;
  readonly hue: TensorHue;
  readonly part: string | undefined;
  readonly shape: Shape;
  readonly dash: string | undefined;
  /** The line; of bars their outline, of points nothing. */
  readonly path: string;
  /** The error's band, or the bars' area. */
  readonly band: string | undefined;
  /** The error of points. */
  readonly whiskers: string | undefined;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly value: number }[];
  /** Where its name stands, beside its last point; undefined while it has none. */
  readonly name: { readonly text: string; readonly at: number } | undefined;
}

/** One series as its shape asks. */
export function curveOf(one: ChartSeries, x: ChartAxis, y: ChartAxis, toX: Scale, toY: Scale): Curve {
  const { key, label, hue, dash = 'solid', points, shape = 'line', part } = one;
  const indices = Array.from(points.x, (_, i) => i).filter(
    i => drawable(points.x[i] ?? Number.NaN, x) && drawable(points.y[i] ?? Number.NaN, y),
  );
  const all = indices.map(i => {
    const value = points.y[i] ?? Number.NaN;
    return { x: round(toX(points.x[i] ?? 0)), y: round(toY(value)), value, i };
  });
  const edge = (i: number, sign: number): number => {
    const at = (points.y[i] ?? 0) + sign * 2 * (points.se?.[i] ?? 0);
    return toY(y.log ? Math.max(at, y.domain[0]) : at);
  };
  // What was measured beyond the plot stands beyond it; a histogram's bars and a smooth curve are cut at its edges.
  const inside = all.filter(({ i }) => within(points.x[i] ?? 0, x));
  const joined = line<Dot>(
    dot => dot.x,
    dot => dot.y,
  ).digits(1);
  const band = area<Dot>(
    dot => toX(points.x[dot.i] ?? 0),
    dot => edge(dot.i, -1),
    dot => edge(dot.i, 1),
  ).digits(1);
  const shapes: Record<Shape, () => Pick<Curve, 'path' | 'band' | 'whiskers' | 'dots'>> = {
    line: () => ({
      path: joined(all) ?? '',
      band: (points.se && band(all)) ?? undefined,
      whiskers: undefined,
      dots: all,
    }),
    points: () => ({
      path: '',
      band: undefined,
      whiskers: points.se && all.map(({ x: at, i }) => `M${at} ${round(edge(i, -1))}V${round(edge(i, 1))}`).join(''),
      dots: all,
    }),
    bars: () => {
      const outline = barsOf(inside, toY(y.log ? y.domain[0] : Math.max(0, y.domain[0])), toY(y.domain[1]));
      return { path: outline, band: outline, whiskers: undefined, dots: [] };
    },
    theory: () => ({
      path: joined.defined(({ value }) => within(value, y))(inside) ?? '',
      band: undefined,
      whiskers: undefined,
      dots: [],
    }),
  };
  const last = (shape === 'theory' || shape === 'bars' ? inside : all).at(-1);
  return {
    key,
    hue,
    part,
    shape,
    dash: dashes[dash],
    ...shapes[shape](),
    name: one.unnamed ? undefined : last && { text: label, at: last.y },
  };
}

/** A bar around each point, as wide as it is far to the points beside it; from the floor up, and no higher than the plot. */
function barsOf(dots: readonly Dot[], floor: number, top: number): string {
  const half = (a: Dot | undefined, b: Dot | undefined): number =>
    a && b ? (b.x - a.x) / 2 : Number.POSITIVE_INFINITY;
  return dots
    .map((dot, i) => {
      const [before, after] = [half(dots[i - 1], dot), half(dot, dots[i + 1])];
      const lone = Number.isFinite(Math.min(before, after)) ? Math.min(before, after) : 8;
      const from = dot.x - (Number.isFinite(before) ? before : lone);
      const to = dot.x + (Number.isFinite(after) ? after : lone);
      return `M${round(from)} ${round(floor)}V${Math.max(top, dot.y)}H${round(to)}V${round(floor)}`;
    })
    .join('');
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly i: number;
}

/** px to a tenth. */
export const round = (value: number): number => Math.round(value * 10) / 10;
