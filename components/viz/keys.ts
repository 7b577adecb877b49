import type { Cell } from './zoom';

interface Grid2 {
  readonly rows: number;
  readonly cols: number;
  /** Rows that are in view: what Page Up and Page Down move by. */
  readonly page: number;
}

interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Where a key takes the cursor, as in a data grid: arrows by one cell (with Shift by ten), Home and End within the row, with Ctrl or
 * ⌘ to the first and last cell, Page Up and Page Down by what is in view. null for every other key, which the page keeps.
 */
export function moveCursor(stroke: Stroke, cell: Cell, grid: Grid2): Cell | null {
  if (stroke.altKey) return null;
  const far = stroke.ctrlKey || stroke.metaKey;
  const arrow = arrows[stroke.key];
  if (arrow && !far) {
    const by = stroke.shiftKey ? 10 : 1;
    return within(grid, cell.row + arrow[0] * by, cell.col + arrow[1] * by);
  }
  const jumps: Readonly<Record<string, Cell>> = {
    Home: { row: far ? 0 : cell.row, col: 0 },
    End: { row: far ? grid.rows - 1 : cell.row, col: grid.cols - 1 },
    PageUp: { row: cell.row - grid.page, col: cell.col },
    PageDown: { row: cell.row + grid.page, col: cell.col },
  };
  const to = jumps[stroke.key];
  return to ? within(grid, to.row, to.col) : null;
}

/** The nearest cell that exists. */
export function within(grid: { readonly rows: number; readonly cols: number }, row: number, col: number): Cell {
  return { row: Math.max(0, Math.min(row, grid.rows - 1)), col: Math.max(0, Math.min(col, grid.cols - 1)) };
}
