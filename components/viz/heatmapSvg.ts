import { type Digits, formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import { cellsSvg } from './cellsSvg';
import { cellText } from './cellText';
import type { Selection } from './contract';
import { inkTable } from './ink';
import { columnStyle, LABEL_SIZE, placeColumnLabels, placeRowLabels, rowLabelWidth } from './labels';
import { GAP_CELL, PRINT_HEIGHT, PRINT_WIDTH } from './paint';
import { colourTable, hues, inks, type TensorHue, type Theme } from './ramps';
import { colourIndex, type HeatScale } from './scale';
import { n, svgTag, svgText } from './svg';

export interface HeatmapSvgOptions {
  readonly grid: Grid;
  readonly scale: HeatScale;
  readonly name: string;
  readonly tensor: TensorHue;
  readonly theme: Theme;
  readonly shape?: string;
  readonly rowLabels?: readonly string[] | undefined;
  readonly colLabels?: readonly string[] | undefined;
  readonly showRowLabels?: boolean;
  readonly showColLabels?: boolean;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly digits?: Digits | null;
  readonly selection?: Selection | null;
  /** Where the piece stands in a larger picture. */
  readonly x?: number;
  readonly y?: number;
}

export interface SvgPiece {
  readonly svg: string;
  /** The whole piece, labels and name included. */
  readonly width: number;
  readonly height: number;
  /** Where its cells begin, from the picture's origin, to line pieces up by their cells. */
  readonly left: number;
  readonly top: number;
}

const NAME = 22;
const EDGE = 3;

/** A heatmap as a piece of SVG, the same layout as the component's, for static pictures (in Node) and for the SVG export. */
export function heatmapSvg(options: HeatmapSvgOptions): SvgPiece {
  const { grid, scale, theme, cellWidth, cellHeight, rowLabels, colLabels, selection, x = 0, y = 0 } = options;
  const { rows, cols } = grid;
  const ink = inks[theme];
  const hue = hues[options.tensor][theme];
  const style = columnStyle(colLabels, cols, cellWidth);
  const left = x + (options.showRowLabels === false ? 0 : rowLabelWidth(rowLabels, rows) + 8) + EDGE;
  const top = y + NAME + (options.showColLabels === false ? 0 : style.height);
  const width = cellWidth * cols;
  const height = cellHeight * rows;
  const gap = Math.min(cellWidth, cellHeight) >= GAP_CELL ? 1 : 0;
  const shape = options.shape ?? formatShape(rows, cols);
  const out: string[] = [svgTag(left - EDGE, y + 13, options.name, shape, { hue, ink: ink.ink2 })];
  const marked = (on: boolean) => ({ fill: on ? ink.ink : ink.ink2, size: LABEL_SIZE, weight: on ? 650 : 450 });
  if (options.showColLabels !== false)
    for (const label of placeColumnLabels(
      { names: colLabels, count: cols, cell: cellWidth, offset: 0, extent: width },
      style,
      selection?.col,
    ))
      out.push(
        style.slanted
          ? svgText(left + label.at + 3, top - 4, label.text, {
              ...marked(label.index === selection?.col),
              anchor: 'end',
              turn: 45,
            })
          : svgText(left + label.at, top - 6, label.text, {
              ...marked(label.index === selection?.col),
              anchor: 'middle',
            }),
      );
  if (options.showRowLabels !== false)
    for (const label of placeRowLabels(
      { names: rowLabels, count: rows, cell: cellHeight, offset: 0, extent: height },
      selection?.row,
    ))
      out.push(
        svgText(left - EDGE - 8, top + label.at + 4.2, label.text, {
          ...marked(label.index === selection?.row),
          anchor: 'end',
        }),
      );
  const dashed = options.tensor === 'g' ? ' stroke-dasharray="6 3"' : '';
  out.push(`<path stroke="${hue}" stroke-width="${EDGE}"${dashed} d="M${n(left - EDGE / 2)} ${n(top)}v${n(height)}"/>`);
  out.push(cellsSvg(grid, scale, { x: left, y: top, width, height, theme, gap }));
  const digits = options.digits === undefined ? ({ style: 'fixed', places: 2 } as const) : options.digits;
  if (digits && cellWidth >= PRINT_WIDTH && cellHeight >= PRINT_HEIGHT) out.push(printed(options, digits, left, top));
  if (selection) out.push(ringSvg({ left, top, width, height, rows, cols, selection, theme }));
  return { svg: out.join(''), width: left - x + width, height: top - y + height, left, top };
}

function printed(
  { grid, scale, theme, cellWidth, cellHeight }: HeatmapSvgOptions,
  digits: Digits,
  left: number,
  top: number,
): string {
  const onCell = inkTable(colourTable(scale.ramp, theme));
  const words: Record<string, string> = {};
  for (let i = 0; i < grid.rows * grid.cols; i++) {
    const value = grid.values[i] ?? Number.NaN;
    const index = colourIndex(scale, value);
    const fill = index < 0 ? inks[theme].ink : (onCell[index] ?? '#000');
    const x = left + ((i % grid.cols) + 0.5) * cellWidth - 0.5;
    const y = top + (Math.floor(i / grid.cols) + 0.5) * cellHeight + 4;
    words[fill] = `${words[fill] ?? ''}<text x="${n(x)}" y="${n(y)}">${cellText(value, digits)}</text>`;
  }
  const groups = Object.entries(words).map(([fill, text]) => `<g fill="${fill}">${text}</g>`);
  return `<g font-size="12" font-weight="500" text-anchor="middle">${groups.join('')}</g>`;
}

interface RingSvgOptions {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly cols: number;
  readonly selection: Selection;
  readonly theme: Theme;
}

/** The ring of a selected cell, row or column: ink with a page-coloured halo, finer where rows are too low for a thick one. */
export function ringSvg({ left, top, width, height, rows, cols, selection, theme }: RingSvgOptions): string {
  const { row, col } = selection;
  if (row === undefined && col === undefined) return '';
  const w = width / cols;
  const h = height / rows;
  const box = `x="${n(left + (col === undefined ? 0 : col * w) - 1)}" y="${n(top + (row === undefined ? 0 : row * h) - 1)}" width="${n((col === undefined ? width : w) + 1)}" height="${n((row === undefined ? height : h) + 1)}" fill="none" rx="1"`;
  const [halo, line] = Math.min(w, h) < 12 ? [2.5, 1.5] : [5, 2];
  return `<rect ${box} stroke="${inks[theme].page}" stroke-width="${halo}"/><rect ${box} stroke="${inks[theme].ink}" stroke-width="${line}"/>`;
}
