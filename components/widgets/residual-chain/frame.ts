import { diverging, type HeatScale, peak } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import { mostDrawn, type ResidualChainParams, width } from '@/lib/experiments/residual-chain/params';
import { gridName, pathMasks, type SeriesKey } from '@/lib/experiments/residual-chain/result';
import { rowOf } from '@/lib/experiments/shownGrids';
import { type Grid, gridColumn, noGrid, noSeries, type Series } from '@/lib/grid';

export type Side = ResidualChainParams['side'];
export const sides = ['forward', 'backward'] as const satisfies readonly Side[];

/** What of a frame is drawn; the View, the picture and the sentences read it here. */
export interface Drawn {
  readonly blocks: number;
  readonly side: Side;
  /** The chosen cell: as the reader chose, as far as the chain goes. */
  readonly state: number;
  readonly dim: number;
  /** The block whose arithmetic it is: the one that led to a state, or that the gradient has just come through. undefined at either start. */
  readonly block: number | undefined;
  /** Masks of the paths that are drawn one by one, in their order; none where there are too many. */
  readonly paths: readonly number[];
  /** Place of the chosen one. */
  readonly path: number;
}

type Law = Pick<ResidualChainParams, 'branch' | 'sign'>;
type Choice = Pick<ResidualChainParams, 'blocks' | 'state' | 'dim' | 'side' | 'path'> & Partial<Law>;

export function drawnOf({ blocks, state, dim, side, path, ...law }: Choice): Drawn {
  const row = Math.min(state, blocks);
  const paths = blocks <= mostDrawn ? pathMasks(blocks) : [];
  const block = side === 'forward' ? row - 1 : row;
  return {
    blocks,
    side,
    state: row,
    dim: Math.min(dim, dimsOf(law) - 1),
    block: block >= 0 && block < blocks ? block : undefined,
    paths,
    path: Math.max(0, paths.indexOf(path % 2 ** blocks)),
  };
}

/** How each side is named and coloured. */
export const sideStyle = {
  forward: { name: 'x', hue: 'x', grid: gridName.forward },
  backward: { name: '∂L/∂x', hue: 'g', grid: gridName.backward },
} as const;

export const gridOf = (frame: Frame, name: string): Grid => frame.grids[name] ?? noGrid;
/** Numbers of one sign are the same in all dimensions, so one is shown; where the signs are random, each dimension is a chain of its own. */
const dimsOf = ({ branch, sign }: Partial<Law>): number => (branch === 'number' && sign !== 'random' ? 1 : width);
/** The states of a side, a row each. */
export function statesOf(frame: Frame, side: Side, law: Law): Grid {
  const grid = gridOf(frame, sideStyle[side].grid);
  if (grid.cols <= dimsOf(law)) return grid;
  return { values: Float64Array.from(gridColumn(grid, 0)), rows: grid.rows, cols: 1 };
}
/** A row that is shown for itself; empty while it is not there. */
export const rowIn = (frame: Frame, name: string, row: number): ArrayLike<number> =>
  gridOf(frame, rowOf(name, row)).values;

export const seriesOf = (frame: Frame, key: SeriesKey): Series => frame.series[key] ?? noSeries;

/** A linear scale while all states are of about one size; where they grow over more than a power of ten, one on which small ones show too. */
export function scaleOf(grid: Grid): HeatScale {
  const top = niceAbove(peak(grid.values));
  return top <= 10 ? diverging(3) : diverging(top, { log: true, knee: 1 });
}

/** 10, 30, 100, 300 …: so that a scale holds still while a control moves. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return value <= power ? power : value <= 3 * power ? 3 * power : 10 * power;
}

/** px of a row of the two maps. */
export const rowHeight = (blocks: number): number => Math.max(7, Math.min(18, Math.floor(340 / (blocks + 1))));
/** How the one column of a chain of numbers is drawn: as wide as a printed number, printed while a row is high enough. */
export const numberCell = (blocks: number) => ({
  cellWidth: 88,
  digits: rowHeight(blocks) < 14 ? null : ({ style: 'fixed', places: 2 } as const),
});
