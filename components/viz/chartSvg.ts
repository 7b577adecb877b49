import type { ChartData } from './chart';
import type { Curve } from './chartCurve';
import { chartLayout, type Marker } from './chartLayout';
import { hues, inks, type Theme } from './ramps';
import { n, svgText } from './svg';

export interface ChartSvgOptions extends ChartData {
  readonly title: string;
  readonly theme: Theme;
  readonly width: number;
  /** Of the plot and its numbers; the title stands above. */
  readonly height: number;
  readonly x0?: number;
  readonly y0?: number;
  /** A place on the x axis that is marked. */
  readonly selected?: number | undefined;
}

export const CHART_TITLE = 20;
const DOT = 2.25;

/** A chart as a piece of SVG, as the component draws it: for static pictures and saved files. Height: CHART_TITLE + height. */
export function chartSvg({ title, theme, width, height, x0 = 0, y0 = 0, selected, ...data }: ChartSvgOptions): string {
  const { plot, xTicks, yTicks, xLabel, curves, markers, toX } = chartLayout(data, width, height);
  const ink = inks[theme];
  const label = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end') =>
    svgText(x, y, text, { fill: ink.ink2, anchor });
  const grid = yTicks.map(({ at }) => `M${n(plot.left)} ${n(at)}H${n(plot.right)}`).join('');
  const marks = xTicks.map(({ at }) => `M${n(at)} ${n(plot.bottom)}v4`).join('');
  const rule =
    selected === undefined ? '' : `<path d="M${n(toX(selected))} ${plot.top - 4}V${plot.bottom}" stroke="${ink.ink}"/>`;
  const curve = ({ hue, shape, dash, path, band, whiskers, dots, name }: Curve): string => {
    const colour = hues[hue][theme];
    const width = shape === 'bars' ? 0.75 : 1.75;
    return [
      band
        ? `<path d="${band}" fill="${colour}" fill-opacity="${shape === 'bars' ? '.3' : '.17'}" stroke="none"/>`
        : '',
      path
        ? `<path d="${path}" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
        : '',
      whiskers ? `<path d="${whiskers}" stroke="${colour}"/>` : '',
      dots.length > 0
        ? `<path d="${dots.map(dot => `M${n(dot.x)} ${n(dot.y)}h0`).join('')}" stroke="${colour}" stroke-width="${2 * DOT}" stroke-linecap="round"/>`
        : '',
      name ? svgText(plot.right + 8, name.at + 4, name.text, { fill: colour, weight: 600 }) : '',
    ].join('');
  };
  const colourOf = ({ hue }: Marker): string => (hue ? hues[hue][theme] : ink.ink);
  const markerLine = (marker: Marker): string =>
    `<path d="${marker.path}" stroke="${colourOf(marker)}" stroke-dasharray="4 3"/>`;
  const markerName = (marker: Marker): string => {
    const { x, y, text, anchor } = marker.name;
    return svgText(x, y + 4, text, { fill: colourOf(marker), anchor });
  };
  return [
    `<g transform="translate(${n(x0)} ${n(y0)})">`,
    svgText(0, 13, title, { fill: ink.ink, size: 13, weight: 600 }),
    `<g transform="translate(0 ${CHART_TITLE})" fill="none">`,
    `<path d="${grid}" stroke="${ink.line}"/><path d="${marks}M${n(plot.left)} ${n(plot.bottom)}H${n(plot.right)}" stroke="${ink.line2}"/>`,
    rule,
    curves.map(curve).join(''),
    ...markers.map(markerLine),
    ...markers.map(markerName),
    yTicks.map(({ at, text }) => label(plot.left - 8, at + 4, text, 'end')).join(''),
    xTicks.map(({ at, text }) => label(at, plot.bottom + 17, text, 'middle')).join(''),
    xLabel ? label(xLabel.at, plot.bottom + 17, xLabel.text, 'start') : '',
    '</g></g>',
  ].join('');
}
