/**
 * Zoom and pan of a large grid as plain arithmetic. A row of 768 columns is first widened until its cells are square; from there
 * both sides grow. So `zoom` multiplies the smaller side of a cell, and the larger one waits until it is caught up with.
 */

export interface Cell {
  readonly row: number;
  readonly col: number;
}

/** px of a whole picture at zoom 1, and how many rows and columns it has. */
export interface Frame {
  readonly rows: number;
  readonly cols: number;
  readonly width: number;
  readonly height: number;
}

/** `x`, `y`: px of the zoomed picture that are scrolled out at the left and above. */
export interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const wholeView: View = { zoom: 1, x: 0, y: 0 };

/** A cell needs no more: at this size its value is printed. */
const LARGEST_CELL = 48;

export function cellSize(frame: Frame, zoom: number): { readonly width: number; readonly height: number } {
  const width = frame.cols > 0 ? frame.width / frame.cols : 0;
  const height = frame.rows > 0 ? frame.height / frame.rows : 0;
  const side = Math.min(width, height) * zoom;
  return { width: Math.max(width, side), height: Math.max(height, side) };
}

export function maxZoom(frame: Frame): number {
  const cell = cellSize(frame, 1);
  const side = Math.min(cell.width, cell.height);
  return side > 0 ? Math.max(1, LARGEST_CELL / side) : 1;
}

/** The nearest view that shows no emptiness. */
export function clampView(frame: Frame, view: View): View {
  const zoom = Math.min(Math.max(view.zoom, 1), maxZoom(frame));
  const cell = cellSize(frame, zoom);
  const within = (value: number, whole: number, shown: number): number =>
    Math.min(Math.max(value, 0), Math.max(0, whole - shown));
  return {
    zoom,
    x: within(view.x, cell.width * frame.cols, frame.width),
    y: within(view.y, cell.height * frame.rows, frame.height),
  };
}

/** Zooms by `factor`; what lies at (px, py) of the frame stays there. */
export function zoomAt(frame: Frame, view: View, factor: number, px: number, py: number): View {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), maxZoom(frame));
  const before = cellSize(frame, view.zoom);
  const after = cellSize(frame, zoom);
  return clampView(frame, {
    zoom,
    x: ((view.x + px) * after.width) / before.width - px,
    y: ((view.y + py) * after.height) / before.height - py,
  });
}

export const panBy = (frame: Frame, view: View, dx: number, dy: number): View =>
  clampView(frame, { ...view, x: view.x - dx, y: view.y - dy });

/** The least pan that brings a cell wholly into view. */
export function reveal(frame: Frame, view: View, cell: Cell): View {
  const size = cellSize(frame, view.zoom);
  const along = (offset: number, start: number, length: number, shown: number): number =>
    start < offset ? start : start + length > offset + shown ? start + length - shown : offset;
  return clampView(frame, {
    zoom: view.zoom,
    x: along(view.x, cell.col * size.width, size.width, frame.width),
    y: along(view.y, cell.row * size.height, size.height, frame.height),
  });
}

/** The cell under a point of the frame, or the nearest one. */
export function cellAt(frame: Frame, view: View, px: number, py: number): Cell {
  const size = cellSize(frame, view.zoom);
  const index = (at: number, length: number, count: number): number =>
    Math.min(Math.max(Math.floor(at / length), 0), count - 1);
  return { row: index(view.y + py, size.height, frame.rows), col: index(view.x + px, size.width, frame.cols) };
}

/** First and last row and column of which at least a part is seen. */
export function visibleRange(
  frame: Frame,
  view: View,
): { readonly rows: readonly [number, number]; readonly cols: readonly [number, number] } {
  const size = cellSize(frame, view.zoom);
  const range = (offset: number, length: number, shown: number, count: number): [number, number] => [
    Math.max(0, Math.floor(offset / length + 1e-6)),
    Math.min(count - 1, Math.ceil((offset + shown) / length - 1e-6) - 1),
  ];
  return {
    rows: range(view.y, size.height, frame.height, frame.rows),
    cols: range(view.x, size.width, frame.width, frame.cols),
  };
}
