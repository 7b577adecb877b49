import type { Grid } from '@/lib/grid';
import type { Computed, Frame, GridSource } from './contract';

/**
 * What of a run is shown, as a list of names: that of a grid, or a part of one as NumPy and PyTorch index it.
 *   `…query.weight`          [out, in]
 *   `…query.weight[5]`       row 5, [1, in]
 *   `…query.weight[5:9]`     rows 5 … 8, [4, in]
 *   `…query.weight[:, 5]`    column 5, [out, 1]
 *   `…query.weight[5, 2:4]`  [1, 2]
 * Each stands under this name in a frame's grids. A part that lies outside of its grid is not there.
 */
export type GridName = string;

/** Row `row` of a grid. */
export const rowOf = (name: string, row: number): GridName => `${name}[${row}]`;
/** Rows `from` … `to` − 1 of a grid: those of head h in a [head · query, key] grid. */
export const rowsOf = (name: string, from: number, to: number): GridName => `${name}[${from}:${to}]`;
/** Column `col` of a grid. */
export const columnOf = (name: string, col: number): GridName => `${name}[:, ${col}]`;

export interface Taken {
  /** Copies, so that they may be given away: what they were copied from stays with its run. */
  readonly grids: Readonly<Record<GridName, Grid>>;
  /** Whether a run was asked that is no longer kept. */
  readonly gone: boolean;
}

/** Copies what is shown out of a run. Without `shown`: everything. Names that the run doesn't have are left out. */
export function takeGrids(sources: Readonly<Record<string, GridSource>>, shown?: readonly GridName[]): Taken {
  const grids: Record<GridName, Grid> = {};
  const read = new Map<GridSource, Grid | undefined>();
  let gone = false;
  for (const wanted of shown ?? Object.keys(sources)) {
    const { name, rows, cols } = parse(wanted);
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (source === undefined) continue;
    if (!read.has(source)) read.set(source, typeof source === 'function' ? source() : source);
    const grid = read.get(source);
    if (!grid) gone = true;
    const part = grid && cut(grid, rows, cols);
    if (part) grids[wanted] = part;
  }
  return { grids, gone };
}

/** A frame as it leaves its run: what is shown is copied. */
export function frameOf(computed: Computed, shown?: readonly GridName[]): Frame {
  return { ...computed, grids: takeGrids(computed.grids, shown).grids };
}

/** What of `shown` a frame does not have (yet). */
export function lacking(grids: Readonly<Record<GridName, Grid>>, shown: readonly GridName[]): readonly GridName[] {
  return shown.filter(name => !Object.hasOwn(grids, name));
}

interface Range {
  readonly from: number;
  /** Absent: to the end. */
  readonly to?: number;
}

const all: Range = { from: 0 };
const index = /^(?<name>[^[]+)(?:\[(?<rows>[^,\]]+)(?:,\s*(?<cols>[^,\]]+))?\])?$/;

function parse(wanted: GridName): { readonly name: string; readonly rows: Range; readonly cols: Range } {
  const { name = wanted, rows, cols } = index.exec(wanted)?.groups ?? {};
  return { name, rows: range(rows), cols: range(cols) };
}

/** `5`, `5:9`, `:`. */
function range(text: string | undefined): Range {
  const [from = '', to] = text?.trim().split(':') ?? [];
  if (from === '' && !to) return all;
  if (to === '') return { from: Number(from) };
  return { from: Number(from), to: to === undefined ? Number(from) + 1 : Number(to) };
}

function cut({ values, rows, cols }: Grid, r: Range, c: Range): Grid | undefined {
  const [top, bottom, left, right] = [r.from, r.to ?? rows, c.from, c.to ?? cols];
  if (!(0 <= top && top < bottom && bottom <= rows && 0 <= left && left < right && right <= cols)) return undefined;
  if (left === 0 && right === cols)
    return { values: values.slice(top * cols, bottom * cols), rows: bottom - top, cols };
  const width = right - left;
  const out = values.slice(0, (bottom - top) * width);
  for (let row = top; row < bottom; row++)
    out.set(values.subarray(row * cols + left, row * cols + right), (row - top) * width);
  return { values: out, rows: bottom - top, cols: width };
}
