import { area, line, scaleLinear, scaleLog } from 'd3';
import { formatNumber, formatTick } from '@/lib/format';
import { type ChartAxis, type ChartData, type ChartSeries, dashes } from './chart';
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
  /** px of a value along the x axis. */
  readonly toX: (value: number) => number;
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Curve {
  readonly key: string;
  readonly hue: TensorHue;
  readonly dash: string | undefined;
  readonly path: string;
  readonly band: string | undefined;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly value: number }[];
  /** Where its name stands, beside its last point; undefined while it has none. */
  readonly name: { readonly text: string; readonly at: number } | undefined;
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

export function chartLayout({ series, x, y }: ChartData, width: number, height: number): ChartLayout {
  const yTexts = ticksOf(y, (height - TOP - BOTTOM) / TICK_LINE);
  const left = Math.ceil(Math.max(0, ...yTexts.map(({ text }) => textWidth(text, LABEL_SIZE)))) + GAP;
  // Semibold, and in whatever font an embed's page has.
  const names = 1.3 * Math.max(0, ...series.map(({ label }) => textWidth(label, LABEL_SIZE)));
  const plot = { left, right: Math.max(left + 40, Math.floor(width - names - GAP)), top: TOP, bottom: height - BOTTOM };
  const toX = scaleOf(x, plot.left + 4, plot.right - 4);
  const toY = scaleOf(y, plot.bottom, plot.top);
  const curves = series.map(one => curveOf(one, x, y, toX, toY));
  const beside = plot.right + GAP;
  const fits = x.label !== undefined && beside + textWidth(x.label, LABEL_SIZE) <= width + 1;
  return {
    plot,
    xTicks: xTicksOf(x, plot.right - plot.left).map(({ value, text }) => ({ at: toX(value), text })),
    yTicks: yTexts.map(({ value, text }) => ({ at: toY(value), text })),
    xLabel: fits && x.label ? { text: x.label, at: beside } : undefined,
    curves: apart(curves, plot),
    toX,
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

function curveOf(
  { key, label, hue, dash = 'solid', points }: ChartSeries,
  x: ChartAxis,
  y: ChartAxis,
  toX: Scale,
  toY: Scale,
): Curve {
  const drawable = (value: number, axis: ChartAxis): boolean => Number.isFinite(value) && (!axis.log || value > 0);
  const indices = Array.from(points.x, (_, i) => i).filter(
    i => drawable(points.x[i] ?? Number.NaN, x) && drawable(points.y[i] ?? Number.NaN, y),
  );
  const dots = indices.map(i => {
    const value = points.y[i] ?? Number.NaN;
    return { x: round(toX(points.x[i] ?? 0)), y: round(toY(value)), value };
  });
  const { se } = points;
  const edge = (i: number, sign: number): number => {
    const at = (points.y[i] ?? 0) + sign * 2 * (se?.[i] ?? 0);
    return toY(y.log ? Math.max(at, y.domain[0]) : at);
  };
  const band = se
    ? area<number>(
        i => toX(points.x[i] ?? 0),
        i => edge(i, -1),
        i => edge(i, 1),
      ).digits(1)(indices)
    : null;
  const last = dots.at(-1);
  return {
    key,
    hue,
    dash: dashes[dash],
    path:
      line<(typeof dots)[number]>(
        dot => dot.x,
        dot => dot.y,
      ).digits(1)(dots) ?? '',
    band: band ?? undefined,
    dots,
    name: last && { text: label, at: last.y },
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Names at curves' ends, moved up or down until none covers another, within the plot where they fit. */
function apart(curves: readonly Curve[], { top, bottom }: ChartLayout['plot']): Curve[] {
  const named = curves.filter(curve => curve.name).sort((a, b) => (a.name?.at ?? 0) - (b.name?.at ?? 0));
  const places = named.map(curve => curve.name?.at ?? 0);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + NAME_LINE);
  let room = bottom;
  for (let i = places.length - 1; i >= 0; i--, room -= NAME_LINE) places[i] = Math.min(places[i] ?? 0, room);
  const at = new Map(named.map((curve, i) => [curve.key, Math.max(places[i] ?? 0, top + i * NAME_LINE)]));
  return curves.map(curve => {
    const place = at.get(curve.key);
    return curve.name && place !== undefined ? { ...curve, name: { ...curve.name, at: place } } : curve;
  });
}
