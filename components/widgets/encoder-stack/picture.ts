import { cellsSvg } from '@/components/viz/cellsSvg';
import { chartsSvg } from '@/components/viz/chartsSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { hues, inks, type Theme } from '@/components/viz/ramps';
import { n, svgDocument, svgTag, svgText } from '@/components/viz/svg';
import type { Frame } from '@/lib/experiments/contract';
import type { EncoderStackParams, EncoderStackSpecs } from '@/lib/experiments/encoder-stack/params';
import { formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import type { Picture } from '../contract';
import { chartsOf } from './charts';
import { openedGrid, type Stack, scaleOf, stackOf, stripHeight, tensors, trunkOf, trunkScale } from './frame';
import { GAP, GUTTER, stretchOf } from './gutter';
import type { Messages } from './messages.en';

/** Columns of the two layouts: the trunk's, and that of the opened tensor and the charts, of which `across` stand side by side. */
const layouts = {
  wide: { width: 912, trunk: 333, side: { x: 357, width: 555 }, across: 2 },
  narrow: { width: 324, trunk: 324, side: { x: 0, width: 324 }, across: 1 },
} as const;
const NUMBER = 22;
const HEAD = 24;
const CHART = 132;
const BELOW_CHART = 52;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<EncoderStackSpecs, Messages> = (frame, params, { theme, layout: wanted, t }) => {
  const layout = layouts[wanted];
  const stack = stackOf(frame, params);
  const trunk = trunkSvg(frame, stack, params, { theme, width: layout.trunk, t });
  const top = wanted === 'wide' ? 0 : trunk.height + 20;
  const opened = openedSvg(frame, stack, params, { theme, ...layout.side, top, t });
  const charts = chartsOf(frame, params.backward, t).map(chart => ({ ...chart, selected: stack.chosen }));
  const at = { x0: layout.side.x, y0: top + opened.height + 16 };
  const row = { theme, width: layout.side.width, across: layout.across, height: CHART, below: BELOW_CHART };
  const drawn = chartsSvg(charts, { ...row, ...at });
  const height = Math.max(trunk.height, at.y0 + drawn.height - BELOW_CHART);
  return {
    svg: svgDocument(trunk.svg + opened.svg + drawn.svg, { width: layout.width, height, title: t.title }),
    width: layout.width,
    height,
  };
};

interface Piece {
  readonly svg: string;
  readonly height: number;
}

interface TrunkOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly t: Messages;
}

function trunkSvg(frame: Frame, stack: Stack, params: EncoderStackParams, { theme, width, t }: TrunkOptions): Piece {
  const { layers, tokens, chosen } = stack;
  const ink = inks[theme];
  const scale = trunkScale(frame);
  const height = stripHeight(layers, tokens.length);
  const left = NUMBER + GUTTER;
  const shape = formatShape(tokens.length, frame.scalars.hidden ?? 0);
  const out = [svgTag(left, 14, 'x', t.strips(shape), { hue: hues.x[theme], ink: ink.ink2 })];
  const strips = Array.from({ length: layers + 1 }, (_, state) => trunkOf(frame, state)).filter(
    grid => grid !== undefined,
  );
  const all = stacked(strips.map(narrowed));
  const beside = (state: number): string =>
    stretchOf(params, state, height + (state === 0 ? 0 : GAP))
      .map(({ d, hue, width: thick, fill }) => {
        const [colour, ground] = [hues[hue][theme], fill === 'ground' ? ink.surface : 'none'];
        return fill === 'hue'
          ? `<path d="${d}" fill="${colour}"/>`
          : `<path d="${d}" fill="${ground}" stroke="${colour}" stroke-width="${thick}"/>`;
      })
      .join('');
  // One picture for all strips and one drawing for all layers, of which each place shows its own: a third of the bytes.
  out.push(
    `<defs><g id="strips">${cellsSvg(all, scale, { x: 0, y: 0, width: all.cols, height: all.rows, theme, as: 'png' })}</g><g id="layer">${beside(1)}</g></defs>`,
  );
  let y = HEAD;
  for (let state = 0; state <= layers; state++) {
    const above = state === 0 ? 0 : GAP;
    const box = { x: left + 3, y: y + above, width: width - left - 3 };
    const on = state === chosen;
    out.push(
      `<g transform="translate(${NUMBER} ${n(y)})">${state === 0 ? beside(0) : '<use href="#layer"/>'}</g>`,
      svgText(0, box.y + height / 2 + 4, String(state), { fill: on ? ink.ink : ink.ink2, weight: on ? 650 : 450 }),
      state < strips.length
        ? `<svg x="${box.x}" y="${n(box.y)}" width="${box.width}" height="${height}" viewBox="0 ${state * tokens.length} ${all.cols} ${tokens.length}" preserveAspectRatio="none"><use href="#strips"/></svg>`
        : '',
      `<path fill="${hues.x[theme]}" d="M${left} ${n(box.y)}h3v${n(height)}h-3z"/>`,
      on
        ? `<rect x="${left - 1.5}" y="${n(box.y - 1.5)}" width="${n(box.width + 4.5)}" height="${n(height + 3)}" fill="none" stroke="${ink.ink}" stroke-width="2"/>`
        : '',
    );
    y += above + height;
  }
  return { svg: out.join(''), height: y + 4 };
}

/** A strip is a few hundred px wide: neighbouring columns are averaged, as a canvas does, until it has no more than STRIP. */
const STRIP = 64;
function narrowed({ values, rows, cols }: Grid): Grid {
  const by = Math.ceil(cols / STRIP);
  if (by === 1) return { values, rows, cols };
  const width = Math.ceil(cols / by);
  const out = new Float32Array(rows * width);
  for (let i = 0; i < values.length; i++) {
    const [row, col] = [Math.floor(i / cols), i % cols];
    const at = Math.floor(col / by);
    const within = Math.min(by, cols - at * by);
    out[row * width + at] = (out[row * width + at] ?? 0) + (values[i] ?? 0) / within;
  }
  return { values: out, rows, cols: width };
}

/** Grids of one shape, one below the other. */
function stacked(grids: readonly Grid[]): Grid {
  const cols = grids[0]?.cols ?? 0;
  const values = Float32Array.from(grids.flatMap(grid => [...grid.values]));
  return { values, rows: grids.reduce((sum, { rows }) => sum + rows, 0), cols };
}

interface OpenedOptions {
  readonly theme: Theme;
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly t: Messages;
}

function openedSvg(
  frame: Frame,
  stack: Stack,
  params: EncoderStackParams,
  { theme, x, top, width, t }: OpenedOptions,
): Piece {
  const { tokens, chosen, open } = stack;
  const grid = openedGrid(frame, stack, params.head);
  const scale = scaleOf(frame, stack);
  const title = svgText(x, top + 14, t.state(chosen), { fill: inks[theme].ink, size: 13, weight: 600 });
  const legend = legendSvg({ scale, theme, x: x + width - 176, y: top + 2 });
  if (!grid) return { svg: title + legend.svg, height: 40 };
  const { name, hue } = tensors[open];
  // The row labels take what they need; a first look tells how much.
  const options = {
    grid,
    scale,
    name,
    tensor: hue,
    theme,
    rowLabels: tokens,
    cellHeight: 16,
    digits: null,
    x,
    y: top + 36,
  };
  const { left } = heatmapSvg({ ...options, cellWidth: 1 });
  const map = heatmapSvg({ ...options, cellWidth: Math.min(24, (width - (left - x) - 4) / grid.cols) });
  return { svg: title + legend.svg + map.svg, height: 36 + map.height };
}
