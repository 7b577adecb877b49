import type { SvgPiece } from './heatmapSvg';
import { type Clipped, legendTicks } from './legendTicks';
import { colourTable, inks, type Theme } from './ramps';
import type { HeatScale } from './scale';
import { n, svgText } from './svg';

export interface LegendSvgOptions {
  readonly scale: HeatScale;
  readonly theme: Theme;
  readonly label?: string;
  readonly width?: number;
  readonly clipped?: Clipped | undefined;
  readonly x?: number;
  readonly y?: number;
}

const STOPS = 16;

/** A legend as a piece of SVG, as the component draws it. Each needs its own place: the gradient is named after it. */
export function legendSvg({
  scale,
  theme,
  label = '',
  width = 176,
  clipped,
  x = 0,
  y = 0,
}: LegendSvgOptions): SvgPiece {
  const table = colourTable(scale.ramp, theme);
  const fill = inks[theme].ink2;
  const id = `legend-${scale.ramp}-${n(x)}-${n(y)}`.replaceAll('.', '_');
  const top = y + (label ? 15 : 0);
  const stops = Array.from(
    { length: STOPS + 1 },
    (_, i) =>
      `<stop offset="${n(i / STOPS)}" stop-color="${table.css[Math.round((i / STOPS) * (table.css.length - 1))]}"/>`,
  );
  const ticks = legendTicks(scale, clipped);
  const svg =
    `<linearGradient id="${id}">${stops.join('')}</linearGradient>` +
    (label ? svgText(x, y + 10, label, { fill }) : '') +
    `<rect x="${n(x + 0.5)}" y="${n(top + 0.5)}" width="${n(width - 1)}" height="10" fill="url(#${id})" stroke="${inks[theme].line}"/>` +
    ticks
      .map((tick, i) =>
        svgText(x + tick.at * width, top + 24, tick.text, {
          fill,
          anchor: i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle',
        }),
      )
      .join('');
  return { svg, width, height: top - y + 27, left: x, top };
}
