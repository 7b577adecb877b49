import { area, line, scaleLinear, scaleLog } from 'd3';
import { formatNumber, formatTick } from '@/lib/format';
import { type ChartAxis, type ChartData, type ChartMarker, type ChartSeries, dashes, type Shape } from './chart';
import { LABEL_SIZE, stride } from './labels';
import type { TensorHue } from './ramps';
import { textWidth } from './textWidth';

/** Where everything of a chart stands, in px of a picture of the given size: View, static picture and saved file draw this. */
export interface ChartLayout {
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** The x axis' name, at the right of its numbers; absent where there is no room. */
  readonly xLabel: { readonly text: string; readonly at: number } | undefined;
  readonly curves: readonly Curve[];
  readonly markers: readonly Marker[];
  /** px of a value along the x axis. */
  readonly toX: (value: number) => number;
  readonly toY: (value: number) => number;
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

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

/** A value pointed out: its line, and its name beside it. */
export interface Marker {
  readonly key: string;
  readonly hue: TensorHue | undefined;
  readonly path: string;
  readonly name: { readonly text: string; readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' };
}

const TOP = 8;
const BOTTOM = 20;
const GAP = 8;
/** Least distance of two names, of two numbers along the y axis. */
const NAME_LINE = 14;
const TICK_LINE = 22;
/** Over so many powers of ten numbers are written out: 0.01, 10, 1000. */
const PLAIN = 5;

type Scale = (value: number) => number;

export function chartLayout({ series, x, y, markers = [] }: ChartData, width: number, height: number): ChartLayout {
  const shown = markers.filter(
    ({ axis, at }) => drawable(at, axis === 'x' ? x : y) && within(at, axis === 'x' ? x : y),
  );
  const across = shown.filter(({ axis }) => axis === 'y');
  const yTexts = ticksOf(y, (height - TOP - BOTTOM) / TICK_LINE);
  const left = Math.ceil(Math.max(0, ...yTexts.map(({ text }) => textWidth(text, LABEL_SIZE)))) + GAP;
  // Semibold, and in whatever font an embed's page has.
  const named = series.filter(({ unnamed }) => !unnamed);
  const names = 1.3 * Math.max(0, ...[...named, ...across].map(({ label }) => textWidth(label, LABEL_SIZE)));
  const right = Math.max(left + 40, Math.floor(width - names - GAP));
  const toX = scaleOf(x, left + 4, right - 4);
  const upright = uprightNames(shown, toX, left, right);
  const top = TOP + NAME_LINE * Math.max(0, ...upright.map(({ line }) => line + 1));
  const plot = { left, right, top, bottom: height - BOTTOM };
  const toY = scaleOf(y, plot.bottom, plot.top);
  const curves = series.map(one => curveOf(one, x, y, toX, toY));
  const ends = apart(
    [...curves, ...across.map(one => ({ key: keyOf(one), name: { text: one.label, at: toY(one.at) } }))],
    plot,
  );
  const beside = plot.right + GAP;
  const fits = x.label !== undefined && beside + textWidth(x.label, LABEL_SIZE) <= width + 1;
  return {
    plot,
    xTicks: xTicksOf(x, plot.right - plot.left).map(({ value, text }) => ({ at: toX(value), text })),
    yTicks: yTexts.map(({ value, text }) => ({ at: toY(value), text })),
    xLabel: fits && x.label ? { text: x.label, at: beside } : undefined,
    curves: curves.map(curve => ({
      ...curve,
      name: curve.name && { ...curve.name, at: ends.get(curve.key) ?? curve.name.at },
    })),
    markers: [
      ...across.map(one => ({
        key: keyOf(one),
        hue: one.hue,
        path: `M${plot.left} ${round(toY(one.at))}H${plot.right}`,
        name: { text: one.label, x: beside, y: ends.get(keyOf(one)) ?? toY(one.at), anchor: 'start' as const },
      })),
      ...upright.map(({ marker, at, line }) => ({
        key: keyOf(marker),
        hue: marker.hue,
        path: `M${round(toX(marker.at))} ${line * NAME_LINE + NAME_LINE}V${plot.bottom}`,
        name: { text: marker.label, x: at, y: line * NAME_LINE + NAME_LINE / 2, anchor: 'middle' as const },
      })),
    ],
    toX,
    toY,
  };
}

function scaleOf({ domain, log }: ChartAxis, from: number, to: number): Scale {
  const [low, high] = domain;
  const ends = low === high ? [low, low + 1] : [low, high];
  return (log ? scaleLog : scaleLinear)(ends, [from, to]);
}

interface Written {
  readonly value: number;
  readonly text: string;
}

/** About `most` numbers along the y axis; on a log axis powers of ten only, every so many-th. */
function ticksOf({ domain, log }: ChartAxis, most: number): Written[] {
  const [low, high] = domain;
  if (!log)
    return scaleLinear([low, high], [0, 1])
      .ticks(Math.max(2, Math.floor(most)))
      .map(written);
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = stride(1, (last - first) / Math.max(1, most - 1));
  const powers: number[] = [];
  for (let power = last; power >= first; power -= every) powers.push(Number(`1e${power}`));
  return powers.reverse().map(last - first > PLAIN ? power : written);
}

function xTicksOf({ domain: [low, high], log, whole }: ChartAxis, room: number): Written[] {
  if (log) return ticksOf({ domain: [low, high], log }, room / 48);
  if (!whole)
    return scaleLinear([low, high], [0, 1])
      .ticks(Math.max(2, Math.floor(room / 48)))
      .map(written);
  const every = Math.max(1, stride(room / Math.max(1, high - low), textWidth(String(high), LABEL_SIZE) + 8));
  const out: Written[] = [];
  for (let value = Math.ceil(low / every) * every; value <= high; value += every) out.push(written(value));
  return out;
}

const written = (value: number): Written => ({ value, text: formatTick(value) });
/** 10⁻⁷ */
const power = (value: number): Written => ({
  value,
  text: formatNumber(value, { style: 'scientific', places: 0 }).replace(/^1 × /, ''),
});

const drawable = (value: number, { log }: ChartAxis): boolean => Number.isFinite(value) && (!log || value > 0);
const within = (value: number, { domain: [low, high] }: ChartAxis): boolean => value >= low && value <= high;
const keyOf = ({ axis, at, label }: ChartMarker): string => `${axis} ${at} ${label}`;

function curveOf(one: ChartSeries, x: ChartAxis, y: ChartAxis, toX: Scale, toY: Scale): Curve {
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

const round = (value: number): number => Math.round(value * 10) / 10;

interface Ending {
  readonly key: string;
  readonly name: { readonly text: string; readonly at: number } | undefined;
}

/** Names at the right end, moved up or down until none covers another, within the plot where they fit: px by key. */
function apart(ends: readonly Ending[], { top, bottom }: ChartLayout['plot']): ReadonlyMap<string, number> {
  const named = ends.filter(({ name }) => name).sort((a, b) => (a.name?.at ?? 0) - (b.name?.at ?? 0));
  const places = named.map(({ name }) => name?.at ?? 0);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + NAME_LINE);
  let room = bottom;
  for (let i = places.length - 1; i >= 0; i--, room -= NAME_LINE) places[i] = Math.min(places[i] ?? 0, room);
  return new Map(named.map(({ key }, i) => [key, Math.max(places[i] ?? 0, top + i * NAME_LINE)]));
}

interface UprightName {
  readonly marker: ChartMarker;
  /** Middle of its name. */
  readonly at: number;
  /** The name's line above the plot; names that would touch stand on different ones. */
  readonly line: number;
}

function uprightNames(markers: readonly ChartMarker[], toX: Scale, left: number, right: number): UprightName[] {
  const ends: number[] = [];
  return markers
    .filter(({ axis }) => axis === 'x')
    .sort((a, b) => a.at - b.at)
    .map(marker => {
      const half = 0.6 * textWidth(marker.label, LABEL_SIZE);
      const at = Math.max(left + half, Math.min(toX(marker.at), right - half));
      const free = ends.findIndex(end => at - half > end + GAP);
      const line = free < 0 ? ends.length : free;
      ends[line] = at + half;
      return { marker, at, line };
    });
}
