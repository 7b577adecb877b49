import { cellsSvg } from '@/components/viz/cellsSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { hues, inks, type TensorHue, type Theme } from '@/components/viz/ramps';
import { n, svgDocument, svgTag, svgText } from '@/components/viz/svg';
import type { Frame } from '@/lib/experiments/contract';
import { arrowOf, boxes, boxOf, openBox, stepOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams, EncoderMapSpecs } from '@/lib/experiments/encoder-map/params';
import { formatNumber, formatReadable, formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import type { Picture } from '../contract';
import {
  headOf as arrowhead,
  diagram,
  layerFrame,
  norms,
  onwards,
  pathOf,
  placeOf,
  sums,
  wireHue,
  wires,
  words,
} from './diagram';
import { chosenOf, headOf, hueOf, openedOf, parametersOf, perHead, scaleOf, shapeOf, sizesOf, thumbOf } from './frame';
import { lanes, ROW, trackOf } from './lanes';
import type { Messages } from './messages.en';
import { arrowName, shortPath } from './names';
import { statisticsOf } from './statistics';

const layouts = { wide: { width: 912, side: 502 }, narrow: { width: 324, side: 0 } } as const;
/** Room for the step buttons. */
const TOP = 48;

interface Options {
  readonly theme: Theme;
  readonly t: Messages;
}

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
  const list = boxes.map((_, i) =>
    lineSvg(params, i, TOP + i * ROW + (i > at ? inspector.height + 28 : 0), { theme, t }),
  );
  const height = TOP + boxes.length * ROW + inspector.height + 28;
  return { svg: svgDocument(step + list.join('') + inspector.svg, { width, height, title: t.title }), width, height };
};

function diagramSvg(frame: Frame, params: EncoderMapParams, { theme, t }: Options): string {
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
      const cells = cellsSvg(thumbOf(frame, id, headOf(params)), scaleOf(id), {
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

/** A line of the step list. */
function lineSvg(params: EncoderMapParams, step: number, y: number, { theme }: Options): string {
  const { id, symbol, activation } = boxes[step]!;
  const ink = inks[theme];
  const hue = hues[hueOf[id]][theme];
  const { dot, trunk, branch } = trackOf(id);
  const hollow = boxOf(id).way === 'sum';
  return (
    `<g transform="translate(0 ${n(y)})"><g fill="none">` +
    `<path d="${trunk}" stroke="${hues.x[theme]}" stroke-width="5"/>${branch && `<path d="${branch}" stroke="${hue}" stroke-width="1.75"/>`}` +
    `<circle cx="${dot}" cy="${ROW / 2}" r="5" fill="${hollow ? ink.surface : hue}" stroke="${hue}" stroke-width="2"/></g>` +
    svgTag(lanes.width + 8, ROW / 2 + 4.5, symbol, shorter(shortPath(activation)), { hue, ink: ink.ink2 }) +
    `${svgText(318, ROW / 2 + 4.5, shapeOf(id, sizesOf(params)), { fill: ink.ink2, anchor: 'end' })}</g>`
  );
}

const LONGEST = 22;
const shorter = (path: string): string => (path.length > LONGEST ? `${path.slice(0, LONGEST - 1)}…` : path);

interface Place extends Options {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Title, module path, tensor, statistics and parameters of what is open. */
function openedSvg(
  frame: Frame,
  params: EncoderMapParams,
  { x, y, width, theme, t }: Place,
): { svg: string; height: number } {
  const { box, row, col } = chosenOf(params);
  const sizes = sizesOf(params);
  const ink = inks[theme];
  const arrow = arrowOf(params.open);
  const shape = shapeOf(box, sizes);
  const text = (line: string, at: number, size = 13, weight = 450): string =>
    svgText(x, at, line, { fill: ink.ink2, size, weight });
  const head = perHead(box) ? `${formatShape(sizes.tokens, sizes.tokens)}, ${t.head} ${headOf(params)}` : shape;
  const grid = narrowed(openedOf(frame, box, headOf(params)));
  const fold = (index: number, by: number): number => Math.floor(index / by);
  const options = {
    grid,
    scale: scaleOf(box),
    name: boxOf(box).symbol,
    tensor: hueOf[box],
    theme,
    shape: head,
    rowLabels: frame.labels.tokens ?? [],
    ...(perHead(box) && { colLabels: frame.labels.tokens ?? [] }),
    cellHeight: Math.min(16, 256 / grid.rows),
    digits: null,
    selection: {
      row,
      col: fold(col, Math.ceil((perHead(box) ? 1 : sizesOf(params).hidden) / (perHead(box) ? 1 : grid.cols))),
    },
    x,
    y: y + 96,
  };
  const { left } = heatmapSvg({ ...options, cellWidth: 1 });
  const map = heatmapSvg({ ...options, cellWidth: Math.min(40, (width - (left - x) - 4) / grid.cols) });
  const statistics = statisticsOf(openedOf(frame, box, headOf(params)));
  const below = y + 96 + map.height + 22;
  const lines = parametersOf(frame, box).map(
    ({ name, shape: of, count }) =>
      `${shortPath(name)}   ${formatShape(...of)}${of.length > 1 ? ` = ${formatNumber(count, { style: 'integer' })}` : ''}`,
  );
  const svg = [
    svgTag(x, y + 18, arrow ? arrowName(arrow.id) : boxOf(box).symbol, arrow ? t.arrowCarries(shape) : shape, {
      hue: hues[hueOf[box]][theme],
      ink: ink.ink2,
      size: 19,
    }),
    text(boxOf(box).activation, y + 42),
    legendSvg({ scale: scaleOf(box), theme, width: 132, x, y: y + 56 }).svg,
    map.svg,
    text(
      (['mean', 'std', 'min', 'max'] as const)
        .map(key => `${t.statistics[key]} ${formatReadable(statistics[key], 3)}`)
        .join('   '),
      below,
    ),
    svgText(x, below + 34, t.parameters, { fill: ink.ink, size: 13, weight: 600 }),
    ...(lines.length > 0 ? lines : [t.none]).map((line, i) => text(line, below + 56 + i * 20)),
  ].join('');
  return { svg, height: below - y + 60 + Math.max(1, lines.length) * 20 };
}

/** A picture is some hundred px wide: of a wide tensor every n-th column is drawn. */
const MOST_COLUMNS = 96;
function narrowed({ values, rows, cols }: Grid): Grid {
  const by = Math.ceil(cols / MOST_COLUMNS);
  if (by === 1) return { values, rows, cols };
  const width = Math.floor(cols / by);
  const out = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < width; col++) out[row * width + col] = values[row * cols + col * by] ?? Number.NaN;
  return { values: out, rows, cols: width };
}
