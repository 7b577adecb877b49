import type { ChartData, ChartMarker } from './chart';
import { drawable, type Scale, scaleOf, ticksOf, within, xTicksOf } from './chartAxes';
import { type Curve, curveOf, round } from './chartCurve';
import { LABEL_SIZE } from './labels';
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

const keyOf = ({ axis, at, label }: ChartMarker): string => `${axis} ${at} ${label}`;

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
