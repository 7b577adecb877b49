import { hues, inks, type Theme } from '@/components/viz/ramps';
import { n, svgDocument, svgTag, svgText } from '@/components/viz/svg';
import { textWidth, truncate } from '@/components/viz/textWidth';
import { openBox } from '@/lib/experiments/encoder-map/arrows';
import { boxes, boxOf, stepOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams, EncoderMapSpecs } from '@/lib/experiments/encoder-map/params';
import type { Picture } from '../contract';
import { diagram } from './diagram';
import { diagramSvg } from './diagramSvg';
import { hueOf, shapeOf, sizesOf } from './frame';
import { lanes, ROW, trackOf } from './lanes';
import type { Messages } from './messages.en';
import { shortPath } from './names';
import { openedSvg } from './openedSvg';

const layouts = { wide: { width: 912, side: 502 }, narrow: { width: 324, side: 0 } } as const;
/** Where the step list's shapes end. */
const RIGHT = 318;
/** Room for the step buttons. */
const TOP = 48;

/** The figure as the View draws it, for before it is live: diagram or step list, and of the inspector what can be seen at a glance. */
export const picture: Picture<EncoderMapSpecs, Messages> = (frame, params, { theme, layout: wanted, t }) => {
  const { width, side } = layouts[wanted];
  const step = svgText(0, 27, t.step(stepOf(openBox(params.open)) + 1, boxes.length), {
    fill: inks[theme].ink2,
    size: 13,
  });
  const opened = (y: number, from: number) => openedSvg(frame, params, { x: from, y, width: width - from, theme, t });
  if (wanted === 'wide') {
    const inspector = opened(TOP, side);
    const height = Math.max(TOP + diagram.height, TOP + inspector.height);
    const svg = `${step}<g transform="translate(0 ${TOP})">${diagramSvg(frame, params, { theme, t })}</g>${inspector.svg}`;
    return { svg: svgDocument(svg, { width, height, title: t.title }), width, height };
  }
  const at = stepOf(openBox(params.open));
  const inspector = opened(TOP + (at + 1) * ROW + 10, 0);
  const list = boxes.map((_, i) => lineSvg(params, i, TOP + i * ROW + (i > at ? inspector.height + 28 : 0), theme));
  const height = TOP + boxes.length * ROW + inspector.height + 28;
  return { svg: svgDocument(step + list.join('') + inspector.svg, { width, height, title: t.title }), width, height };
};

/** A line of the step list. */
function lineSvg(params: EncoderMapParams, step: number, y: number, theme: Theme): string {
  const { id, symbol, activation } = boxes[step]!;
  const ink = inks[theme];
  const hue = hues[hueOf[id]][theme];
  const { dot, trunk, branch } = trackOf(id);
  const hollow = boxOf(id).way === 'sum';
  const shape = shapeOf(id, sizesOf(params));
  const room = RIGHT - lanes.width - 8 - textWidth(symbol, 13) - textWidth(shape, 12) - 24;
  return (
    `<g transform="translate(0 ${n(y)})"><g fill="none">` +
    `<path d="${trunk}" stroke="${hues.x[theme]}" stroke-width="5"/>${branch && `<path d="${branch}" stroke="${hue}" stroke-width="1.75"/>`}` +
    `<circle cx="${dot}" cy="${ROW / 2}" r="5" fill="${hollow ? ink.surface : hue}" stroke="${hue}" stroke-width="2"/></g>` +
    svgTag(lanes.width + 8, ROW / 2 + 4.5, symbol, truncate(shortPath(activation), room, 13), { hue, ink: ink.ink2 }) +
    `${svgText(RIGHT, ROW / 2 + 4.5, shape, { fill: ink.ink2, anchor: 'end' })}</g>`
  );
}
