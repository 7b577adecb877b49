import { hues, inks, type Theme } from '@/components/viz/ramps';
import { n, svgDocument, svgText } from '@/components/viz/svg';
import { textWidth } from '@/components/viz/textWidth';
import type { Frame } from '@/lib/experiments/contract';
import type { ParameterCountParams, ParameterCountSpecs } from '@/lib/experiments/parameter-count/params';
import { moduleIds } from '@/lib/experiments/parameter-count/result';
import { formatShape } from '@/lib/format';
import type { Picture } from '../contract';
import { arithmeticOf, linesOf, type ParameterLine, whole } from './lines';
import { type LayerDrawing, layerDrawing } from './matrices';
import type { Messages } from './messages.en';
import { barLabels, modelBar } from './modelBar';

const layouts = {
  wide: { width: 912, drawing: 480, table: { x: 512, y: 0, width: 400 } },
  narrow: { width: 324, drawing: 324, table: undefined },
} as const;
const HEAD = 52;
const ROW = 29;
const BAR = 30;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<ParameterCountSpecs, Messages> = (frame, params, { theme, layout: wanted, t }) => {
  const { width, drawing: room, table } = layouts[wanted];
  const { hidden = 1, intermediateSize = 1, heads = 1, layer, feedForwardShare = 0, total } = frame.scalars;
  const ink = inks[theme];
  const lines = linesOf(frame);
  const drawing = layerDrawing({ lines, hidden, intermediate: intermediateSize, heads, width: room });
  const counts = tableRows(frame, params, lines, t);
  const place = table ?? { x: 0, y: HEAD + drawing.height + 28, width };
  const rows = tableSvg(counts, { ...place, theme, arithmetic: wanted === 'wide' });
  const above = Math.max(HEAD + drawing.height, place.y + counts.length * ROW) + 34;
  const bar = modelBar(frame, params.layers, width).map(
    ({ hue, kind, x, width: long }) =>
      `<rect x="${n(x)}" y="${n(above + 10)}" width="${n(Math.max(0.5, long - 0.75))}" height="${BAR}" fill="${hues[hue][theme]}" fill-opacity="${kind === 'attention' ? 0.6 : 0.45}"/>`,
  );
  const labels = barLabels(modelBar(frame, params.layers, width), width).map(({ kind, x, anchor }) =>
    svgText(x, above + BAR + 26, kind === 'layers' ? t.allLayers(params.layers) : t.kinds[kind], {
      fill: ink.ink2,
      anchor,
    }),
  );
  const svg = [
    svgText(0, 14, `${t.layer}: ${whole(layer)}`, { fill: ink.ink, size: 15, weight: 600 }),
    svgText(0, 36, t.share(feedForwardShare), { fill: ink.ink2, size: 13 }),
    `<g transform="translate(0 ${HEAD})">${drawingSvg(drawing, lines, params, theme)}</g>`,
    rows,
    svgText(0, above, `${t.model}: ${whole(total)}`, { fill: ink.ink, size: 15, weight: 600 }),
    ...bar,
    ...labels,
  ].join('');
  const height = Math.ceil(above + BAR + 34);
  return { svg: svgDocument(svg, { width, height, title: t.title }), width, height };
};

function drawingSvg(
  { matrices, vectors }: LayerDrawing,
  lines: readonly ParameterLine[],
  { module: marked }: ParameterCountParams,
  theme: Theme,
): string {
  const squares = matrices.map(({ name, module, symbol, sub, hue, x, y, width, height, cuts, roomy }) => {
    const colour = hues[hue][theme];
    const on = module === marked;
    const shape = formatShape(...(lines.find(line => line.name === name)?.shape ?? []));
    const label = svgText(x, y - 6, `${symbol}`, { fill: colour, size: 13, weight: 600 });
    const after = x + textWidth(symbol, 13) + 1;
    return [
      `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${colour}" fill-opacity="${on ? 0.55 : 0.2}" stroke="${colour}" stroke-width="${on ? 2.5 : 1.25}"/>`,
      cuts.length > 0
        ? `<path d="${cuts.map(({ d }) => d).join('')}" stroke="${colour}" stroke-width=".75" stroke-opacity=".6"/>`
        : '',
      label,
      svgText(after, y - 3, sub, { fill: colour, size: 10.5, weight: 600 }),
      roomy ? svgText(after + 16, y - 6, shape, { fill: inks[theme].ink2 }) : '',
    ].join('');
  });
  const thin = vectors.map(
    ({ module, hue, d }) =>
      `<path d="${d}" stroke="${hues[hue][theme]}" stroke-width="${module === marked ? 3.5 : 1.5}"/>`,
  );
  return squares.join('') + thin.join('');
}

interface Row {
  readonly label: string;
  readonly arithmetic: string;
  readonly count: string;
  readonly sum: boolean;
}

function tableRows(
  { scalars }: Frame,
  { layers }: ParameterCountParams,
  lines: readonly ParameterLine[],
  t: Messages,
): readonly Row[] {
  const modules = moduleIds.map(id => ({
    label: t.modules[id],
    arithmetic: arithmeticOf(lines.filter(({ module }) => module === id)) || '0',
    count: whole(scalars[id]),
    sum: false,
  }));
  const sum = (label: string, arithmetic: string, count: number | undefined): Row => ({
    label,
    arithmetic,
    count: whole(count),
    sum: true,
  });
  return [
    ...modules.slice(0, -1),
    sum(t.oneLayer, '', scalars.layer),
    sum(t.allLayers(layers), `${layers} × ${whole(scalars.layer)}`, scalars.layers),
    ...modules.slice(-1),
    sum(t.total, '', scalars.total),
  ];
}

interface TablePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly theme: Theme;
  /** Whether there is room for the sums. */
  readonly arithmetic: boolean;
}

function tableSvg(rows: readonly Row[], { x, y, width, theme, arithmetic }: TablePlace): string {
  const ink = inks[theme];
  return rows
    .map(({ label, arithmetic: written, count, sum }, i) => {
      const line = y + (i + 1) * ROW;
      // What is too long for its column (the four tables of the embeddings) stands in the live figure.
      const fits = arithmetic && textWidth(written, 12) < width - 222;
      return [
        svgText(x, line - 10, label, { fill: ink.ink, size: 13, weight: sum ? 600 : 500 }),
        fits ? svgText(x + 130, line - 10, written, { fill: ink.ink2 }) : '',
        svgText(x + width, line - 10, count, { fill: ink.ink, size: 13, weight: 600, anchor: 'end' }),
        `<path d="M${x} ${line}h${width}" stroke="${ink.line}"/>`,
      ].join('');
    })
    .join('');
}
