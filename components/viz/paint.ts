import type { Digits } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import { colourCells } from './cells';
import { cellText } from './cellText';
import { inkTable } from './ink';
import { type ColourTable, inks, type Theme } from './ramps';
import { colourIndex, type HeatScale } from './scale';
import { cellSize, type Frame, type View, visibleRange } from './zoom';

/** From this cell width on, in CSS px, values are printed (where the caller wants them). */
export const PRINT_WIDTH = 38;
export const PRINT_HEIGHT = 16;
/** From this cell size on, cells are parted by a gap of 1 CSS px. */
export const GAP_CELL = 7;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** One pixel a cell: what putImageData fills and drawImage enlarges. Kept between paints, so panning does not colour again. */
export interface CellImage {
  readonly canvas: HTMLCanvasElement | OffscreenCanvas;
  readonly context: Context;
  readonly data: ImageData;
  readonly pixels: Uint32Array;
}

export function createCellImage(rows: number, cols: number): CellImage | null {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, cols);
  canvas.height = Math.max(1, rows);
  const context = canvas.getContext('2d');
  if (!context) return null;
  const data = context.createImageData(canvas.width, canvas.height);
  return { canvas, context, data, pixels: new Uint32Array(data.data.buffer) };
}

/** Writes the grid's colours into the image. Returns how many cells are not finite. */
export function fillCellImage(image: CellImage, grid: Grid, scale: HeatScale, table: ColourTable): number {
  const holes = colourCells(grid, scale, table, image.pixels);
  image.context.putImageData(image.data, 0, 0);
  return holes;
}

export interface PaintOptions {
  readonly grid: Grid;
  readonly scale: HeatScale;
  readonly table: ColourTable;
  readonly theme: Theme;
  /** The picture at zoom 1, in CSS px. */
  readonly frame: Frame;
  readonly view: View;
  /** Device pixels of the canvas across and down; their ratio to `frame` is the pixel ratio. */
  readonly pixels: { readonly width: number; readonly height: number };
  readonly gaps: boolean;
  readonly holes: number;
  /** `font` is asked only where there is room for values: to know it the browser settles the styles of the page first. */
  readonly print: { readonly digits: Digits; readonly font: () => string } | null;
}

/** Paints the visible part of a grid: cells, gaps, hatching for what is not finite, printed values. A pure function of its arguments. */
export function paint(context: Context, image: CellImage, options: PaintOptions): void {
  const { grid, frame, view, pixels } = options;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, pixels.width, pixels.height);
  if (grid.rows === 0 || grid.cols === 0) return;
  const sx = pixels.width / frame.width;
  const sy = pixels.height / frame.height;
  const cell = cellSize(frame, view.zoom);
  const width = cell.width * sx;
  const height = cell.height * sy;
  const x0 = -view.x * sx;
  const y0 = -view.y * sy;
  // Enlarged cells keep hard edges; cells smaller than a device pixel are averaged instead of dropped.
  context.imageSmoothingEnabled = width < 1 || height < 1;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image.canvas, 0, 0, grid.cols, grid.rows, x0, y0, width * grid.cols, height * grid.rows);

  const seen = visibleRange(frame, view);
  const edge = (origin: number, length: number, index: number): number => Math.round(origin + length * index);
  if (options.holes > 0)
    hatch(context, options, (row, col) => [
      edge(x0, width, col),
      edge(y0, height, row),
      edge(x0, width, col + 1),
      edge(y0, height, row + 1),
    ]);
  if (options.gaps && cell.width >= GAP_CELL && cell.height >= GAP_CELL) {
    const thickX = Math.max(1, Math.round(sx));
    const thickY = Math.max(1, Math.round(sy));
    for (let col = seen.cols[0]; col <= seen.cols[1]; col++)
      context.clearRect(edge(x0, width, col + 1) - thickX, 0, thickX, pixels.height);
    for (let row = seen.rows[0]; row <= seen.rows[1]; row++)
      context.clearRect(0, edge(y0, height, row + 1) - thickY, pixels.width, thickY);
  }
  if (options.print && cell.width >= PRINT_WIDTH && cell.height >= PRINT_HEIGHT)
    printValues(context, options, cell, sx, sy);
}

function printValues(
  context: Context,
  options: PaintOptions,
  cell: { readonly width: number; readonly height: number },
  sx: number,
  sy: number,
): void {
  const { grid, scale, table, theme, frame, view, print } = options;
  if (!print) return;
  const onCell = inkTable(table);
  const seen = visibleRange(frame, view);
  context.setTransform(sx, 0, 0, sy, 0, 0);
  context.font = print.font();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = seen.rows[0]; row <= seen.rows[1]; row++) {
    for (let col = seen.cols[0]; col <= seen.cols[1]; col++) {
      const value = grid.values[row * grid.cols + col] ?? Number.NaN;
      const index = colourIndex(scale, value);
      context.fillStyle = index < 0 ? inks[theme].ink : (onCell[index] ?? '#000');
      context.fillText(
        cellText(value, print.digits),
        (col + 0.5) * cell.width - view.x - 0.5,
        (row + 0.5) * cell.height - view.y,
        cell.width - 3,
      );
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** Diagonal strokes over every cell in view that is NaN or infinite: a hole is no colour of the scale. */
function hatch(
  context: Context,
  options: PaintOptions,
  box: (row: number, col: number) => readonly [number, number, number, number],
): void {
  const { grid, frame, view, theme } = options;
  const ratio = options.pixels.width / frame.width;
  const step = Math.max(3, Math.round(5 * ratio));
  const seen = visibleRange(frame, view);
  context.save();
  context.beginPath();
  for (let row = seen.rows[0]; row <= seen.rows[1]; row++) {
    for (let col = seen.cols[0]; col <= seen.cols[1]; col++) {
      if (Number.isFinite(grid.values[row * grid.cols + col] ?? Number.NaN)) continue;
      const [left, top, right, bottom] = box(row, col);
      context.rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
  }
  context.clip();
  context.clearRect(0, 0, options.pixels.width, options.pixels.height);
  context.fillStyle = inks[theme].surface;
  context.fillRect(0, 0, options.pixels.width, options.pixels.height);
  context.beginPath();
  for (let x = -options.pixels.height; x < options.pixels.width; x += step) {
    context.moveTo(x, options.pixels.height);
    context.lineTo(x + options.pixels.height, 0);
  }
  context.strokeStyle = inks[theme].line2;
  context.lineWidth = Math.max(1, ratio);
  context.stroke();
  context.restore();
}
