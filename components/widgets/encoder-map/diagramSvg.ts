import { cellsSvg } from '@/components/viz/cellsSvg';
import { hues, inks, type TensorHue, type Theme } from '@/components/viz/ramps';
import type { HeatScale } from '@/components/viz/scale';
import { svgTag, svgText } from '@/components/viz/svg';
import type { Frame } from '@/lib/experiments/contract';
import { openBox } from '@/lib/experiments/encoder-map/arrows';
import { boxes } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import type { Grid } from '@/lib/grid';
import { headOf as arrowhead, pathOf, wireHue, wires } from './arrowPaths';
import { layerFrame, norms, onwards, placeOf, sums, words } from './diagram';
import { headOf, hueOf, scaleOf, shapeOf, sizesOf, thumbOf } from './frame';
import type { Messages } from './messages.en';

interface Options {
  readonly theme: Theme;
  readonly t: Messages;
}

/** Small pictures in few colours: their palettes would weigh more than their cells. */
const LEVELS = 24;
function coarse({ values, rows, cols }: Grid, { max }: HeatScale): Grid {
  const level = max / LEVELS;
  return { values: values.map(value => Math.round(value / level) * level), rows, cols };
}

/** The diagram as a piece of SVG, in its own units. */
export function diagramSvg(frame: Frame, params: EncoderMapParams, { theme, t }: Options): string {
  const ink = inks[theme];
  const hue = (of: TensorHue): string => hues[of][theme];
  const opened = openBox(params.open);
  const sizes = sizesOf(params);
  const lines = wires.map(wire => {
    const { lines: all, width = 1.75, arrow } = wire;
    const colour = hue(wireHue(wire));
    const wide = arrow === params.open ? Math.max(3, width) : width;
    const heads = width > 3 ? '' : all.map(line => arrowhead(line, 6)).join('');
    return `<path d="${all.map(pathOf).join('')}" stroke="${colour}" stroke-width="${wide}"/>${heads && `<path d="${heads}" fill="${colour}"/>`}`;
  });
  const { x: fx, y: fy, width: fw, height: fh, rx } = { ...layerFrame, rx: 6 };
  const trunk = hue('x');
  const nodes = [
    ...sums.map(
      ({ x, y }) =>
        `<g stroke="${trunk}" stroke-width="2.5"><circle cx="${x}" cy="${y}" r="11" fill="${ink.surface}"/><path d="M${x - 6} ${y}h12M${x} ${y - 6}v12"/></g>`,
    ),
    ...norms.map(
      ({ x, y }) =>
        `<rect x="${x - 18}" y="${y - 12}" width="36" height="24" rx="3" fill="${ink.surface}" stroke="${trunk}" stroke-width="2"/>`,
    ),
  ];
  const written = [
    ...norms.map(({ x, y }) => svgText(x, y + 4.5, 'LN', { fill: trunk, size: 12.5, weight: 600, anchor: 'middle' })),
    ...words.map(({ key, x, y, anchor }) => svgText(x, y, t.words[key], { fill: ink.ink2, size: 12.5, anchor })),
  ];
  const tensors = boxes
    .filter(({ id }) => !sums.some(sum => sum.id === id))
    .map(({ id, symbol }) => {
      const { x, y, width, height, tag } = placeOf(id);
      const shape = shapeOf(id, sizes);
      const name = tag.stacked
        ? svgText(tag.x, tag.y - 2, symbol, { fill: hue(hueOf[id]), size: 13, weight: 600, anchor: 'end' }) +
          svgText(tag.x, tag.y + 13, shape, { fill: ink.ink2, anchor: 'end' })
        : svgTag(tag.x, tag.y + 4.5, symbol, shape, { hue: hue(hueOf[id]), ink: ink.ink2 });
      const ring =
        id === opened
          ? `<rect x="${x - 3}" y="${y - 3}" width="${width + 6}" height="${height + 6}" fill="none" stroke="${ink.ink}" stroke-width="2"/>`
          : '';
      const cells = cellsSvg(coarse(thumbOf(frame, id, headOf(params)), scaleOf(id)), scaleOf(id), {
        x: x + 3,
        y,
        width: width - 3,
        height,
        theme,
        as: 'png',
      });
      return `${name}<path fill="${hue(hueOf[id])}" d="M${x} ${y}h3v${height}h-3z"/>${cells}${ring}`;
    });
  return [
    `<rect x="${fx}" y="${fy}" width="${fw}" height="${fh}" rx="${rx}" fill="none" stroke="${ink.line2}" stroke-dasharray="2 4"/>`,
    `<g fill="none"><path d="M${onwards.x} ${onwards.from}V${onwards.to}" stroke="${trunk}" stroke-width="7"/>${lines.join('')}${nodes.join('')}</g>`,
    `<path d="M${onwards.x} ${onwards.from + 12}V${onwards.to - 12}" stroke="${ink.surface}" stroke-width="9" stroke-dasharray="3 4"/>`,
    ...written,
    ...tensors,
  ].join('');
}
