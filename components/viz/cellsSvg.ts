import type { Grid } from '@/lib/grid';
import { base64 } from './base64';
import { encodePng } from './png';
import { colourTable, inks, type Theme } from './ramps';
import { colourIndex, type HeatScale } from './scale';
import { n } from './svg';

export interface CellsSvgOptions {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** px between cells; default 0. */
  readonly gap?: number;
  /** 'paths': one path a colour, sharp everywhere; 'png': one small embedded picture. Default: paths up to 160 cells. */
  readonly as?: 'paths' | 'png';
}

const MOST_PATHS = 160;

/** The cells of a grid as SVG, without labels: what `paint` draws, for where there is no canvas. What is not finite is hatched. */
export function cellsSvg(grid: Grid, scale: HeatScale, options: CellsSvgOptions): string {
  const count = grid.rows * grid.cols;
  if (count === 0) return '';
  const way = options.as ?? (count <= MOST_PATHS ? 'paths' : 'png');
  return (way === 'paths' ? paths(grid, scale, options) : picture(grid, scale, options)) + hatching(grid, options);
}

/** A cell is a stroke as thick as the cell is high, collected by colour: two thirds of the bytes of a box. */
function paths(grid: Grid, scale: HeatScale, { x, y, width, height, theme, gap = 0 }: CellsSvgOptions): string {
  const table = colourTable(scale.ramp, theme);
  const w = width / grid.cols;
  const h = height / grid.rows;
  const strokes = new Map<number, string>();
  for (let i = 0; i < grid.rows * grid.cols; i++) {
    const index = colourIndex(scale, grid.values[i] ?? Number.NaN);
    if (index < 0) continue;
    const middle = y + Math.floor(i / grid.cols) * h + (h - gap) / 2;
    const stroke = `M${n(x + (i % grid.cols) * w)} ${n(middle)}h${n(w - gap)}`;
    strokes.set(index, (strokes.get(index) ?? '') + stroke);
  }
  const crisp = gap > 0 ? '' : ' shape-rendering="crispEdges"';
  const lines = [...strokes].map(([index, d]) => `<path stroke="${table.css[index]}" d="${d}"/>`);
  return `<g fill="none" stroke-width="${n(h - gap)}"${crisp}>${lines.join('')}</g>`;
}

/** One pixel a cell, enlarged with hard edges. The palette holds only the colours that occur; the last one is the hole. */
function picture(grid: Grid, scale: HeatScale, { x, y, width, height, theme }: CellsSvgOptions): string {
  const table = colourTable(scale.ramp, theme);
  const found = Array.from({ length: grid.rows * grid.cols }, (_, i) =>
    colourIndex(scale, grid.values[i] ?? Number.NaN),
  );
  // The hole needs an entry of its own, and a palette has 256: two neighbours at the dark end share one where all are used.
  const used = [...new Set(found)].filter(index => index >= 0).sort((a, b) => a - b);
  if (used.length === 256) used.pop();
  const place = new Map(used.map((index, i) => [index, i]));
  const palette = Uint8Array.from([
    ...used.flatMap(index => [...table.rgb.subarray(index * 3, index * 3 + 3)]),
    0,
    0,
    0,
  ]);
  const indices = Uint8Array.from(found, index => (index < 0 ? used.length : (place.get(index) ?? used.length - 1)));
  const png = encodePng({ width: grid.cols, height: grid.rows, indices, palette, transparent: used.length });
  return `<image x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" preserveAspectRatio="none" style="image-rendering:pixelated" href="data:image/png;base64,${base64(png)}"/>`;
}

/** Cells that are not finite, as boxes filled with one pattern: strokes of their own would weigh more than all colours. */
function hatching(grid: Grid, { x, y, width, height, theme, gap = 0 }: CellsSvgOptions): string {
  const w = width / grid.cols;
  const h = height / grid.rows;
  let boxes = '';
  for (let i = 0; i < grid.rows * grid.cols; i++) {
    if (Number.isFinite(grid.values[i] ?? Number.NaN)) continue;
    boxes += `M${n(x + (i % grid.cols) * w)} ${n(y + Math.floor(i / grid.cols) * h)}h${n(w - gap)}v${n(h - gap)}h${n(gap - w)}z`;
  }
  if (!boxes) return '';
  const id = `hatch-${theme}`;
  const { surface, line2 } = inks[theme];
  // Every heatmap of a document that has holes brings the same pattern under the same name: which of them is taken makes no difference.
  return `<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse"><path fill="${surface}" d="M0 0h5v5h-5z"/><path stroke="${line2}" d="M-1 1L1 -1M0 5L5 0M4 6L6 4"/></pattern><path fill="url(#${id})" d="${boxes}"/>`;
}
