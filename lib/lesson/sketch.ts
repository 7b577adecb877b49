import type { Series } from '@/lib/grid';

/** What is asked of a sketch: the axes, and the places on x at which the reader sets the curve. */
export interface SketchAxes {
  readonly at: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly logX: boolean;
  readonly logY: boolean;
}

export const shapesOfCurve = ['rises', 'falls', 'flat', 'peak', 'valley'] as const;
export type CurveShape = (typeof shapesOfCurve)[number];

/** What a Misread of a sketch may be of: a shape that the series has not, or a curve that lies too high or too low. */
export const misreadsOfCurve = [...shapesOfCurve, 'high', 'low'] as const;
export type CurveMisread = (typeof misreadsOfCurve)[number];

/** The places of the handles: three to nine ascending numbers, or null. */
export function placesAlong(at = ''): readonly number[] | null {
  const places = at.trim().split(/\s+/).map(Number);
  const ascending = places.every((place, index) => index === 0 || place > (places[index - 1] ?? Number.NaN));
  return places.length >= 3 && places.length <= 9 && places.every(Number.isFinite) && ascending ? places : null;
}

/** A value's height on the axis, 0 at its foot and 1 at its head; what lies beyond the axis lies beyond these. */
export function heightOf(value: number, { min, max, logY }: SketchAxes): number {
  const along = logY ? Math.log10 : Number;
  return (along(value) - along(min)) / (along(max) - along(min));
}

/** The value at a height, within the axis. */
export function valueAt(height: number, { min, max, logY }: SketchAxes): number {
  const within = Math.min(1, Math.max(0, height));
  return logY ? min * (max / min) ** within : min + within * (max - min);
}

/** A series read at the handles' places, between its points along the axes as they are drawn; NaN where it does not reach. */
export function readAt({ x, y }: Series, { at, logX, logY }: SketchAxes): readonly number[] {
  const alongX = logX ? Math.log : Number;
  const [alongY, back] = logY ? [Math.log, Math.exp] : [Number, Number];
  return at.map(place => {
    const after = x.findIndex(value => value >= place * (1 - 1e-12) - (place === 0 ? 1e-12 : 0));
    const [x1, y1] = [x[after], y[after]];
    if (x1 === undefined || y1 === undefined) return Number.NaN;
    if (Math.abs(x1 - place) <= 1e-12 * Math.max(1, Math.abs(place))) return y1;
    const [x0, y0] = [x[after - 1], y[after - 1]];
    if (x0 === undefined || y0 === undefined) return Number.NaN;
    const part = (alongX(place) - alongX(x0)) / (alongX(x1) - alongX(x0));
    return back(alongY(y0) + part * (alongY(y1) - alongY(y0)));
  });
}

/** Less than this part of the axis, and a curve is flat. */
const FLAT = 0.08;
/** A bend counts that makes so much of the curve's whole rise. */
const BEND = 0.2;

/** The shape of a curve as it stands on the axes: what a reader would call it. */
export function shapeOf(curve: readonly number[], axes: SketchAxes): CurveShape {
  const heights = curve.map(value => Math.min(1, Math.max(0, heightOf(value, axes))));
  const [first = 0, last = 0] = [heights[0], heights.at(-1)];
  const [top, foot] = [Math.max(...heights), Math.min(...heights)];
  if (top - foot < FLAT) return 'flat';
  const above = top - Math.max(first, last);
  const below = Math.min(first, last) - foot;
  const bend = Math.max(FLAT / 2, BEND * (top - foot));
  if (above >= bend && above >= below) return 'peak';
  if (below >= bend) return 'valley';
  return last > first ? 'rises' : 'falls';
}

export interface CurveJudged {
  readonly right: boolean;
  /** Of the reader's curve, and of the series. */
  readonly drawn: CurveShape;
  readonly truth: CurveShape;
  /** Where the two lie farthest apart: an index into `at`. */
  readonly farthest: number;
  /** What may be misread: another shape, or else how high it lies. undefined where the curve is right. */
  readonly misread: CurveMisread | undefined;
}

/** The reader's curve beside the series, both at the handles' places. `tolerance` in units of y, or in factors of ten on a log axis. */
export function judgeCurve(
  drawn: readonly number[],
  truth: readonly number[],
  axes: SketchAxes,
  tolerance: number,
): CurveJudged {
  const along = axes.logY ? Math.log10 : Number;
  const away = drawn.map((value, index) => along(value) - along(truth[index] ?? Number.NaN));
  const sizes = away.map(Math.abs);
  const farthest = sizes.indexOf(Math.max(...sizes));
  const [mine, its] = [shapeOf(drawn, axes), shapeOf(truth, axes)];
  const mean = away.reduce((sum, value) => sum + value, 0) / away.length;
  const right = sizes.every(size => size <= tolerance * (1 + 1e-9));
  const wrong: CurveMisread = mine !== its ? mine : mean > 0 ? 'high' : 'low';
  return { right, drawn: mine, truth: its, farthest, misread: right ? undefined : wrong };
}
