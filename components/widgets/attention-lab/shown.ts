import type { AttentionLabParams, UnfoldingTensor } from '@/lib/experiments/attention-lab/params';
import { type GridKey, gridNames } from '@/lib/experiments/attention-lab/result';
import type { Frame } from '@/lib/experiments/contract';
import { headColumns, headRows } from '@/lib/experiments/layerTensors';
import { rowOf } from '@/lib/experiments/shownGrids';
import type { Grid } from '@/lib/grid';

/** The part of a frame that one head shows. Shapes: T tokens, d_k the head's width. */
export interface Shown {
  readonly tokens: readonly string[];
  readonly head: number;
  readonly heads: number;
  readonly headDim: number;
  readonly hidden: number;
  /** What the scores are divided by. */
  readonly divisor: number;
  /** Whether each token is padding. */
  readonly padding: readonly boolean[];
  /** [T, d_k] */
  readonly q: Grid;
  readonly k: Grid;
  readonly v: Grid;
  readonly context: Grid;
  /** [d_k, T] */
  readonly kT: Grid;
  /** [T, T]: divided; a key that the mask takes out before the softmax is −∞. */
  readonly scores: Grid;
  /** [T, T]: after softmax (and a mask after it), before dropout. */
  readonly probs: Grid;
  /** [T, T]: what the context is made with. */
  readonly weights: Grid;
  /** [T, 1]: what the rows of `weights` sum to. */
  readonly sums: Grid;
}

export function gridOf(frame: Frame, key: GridKey): Grid {
  const grid = frame.grids[gridNames[key]];
  if (!grid) throw new Error(`attention-lab: the frame has no grid ${gridNames[key]}`);
  return grid;
}

/** One row of a grid, which came alone or with the whole of it; undefined where neither is there. */
export function rowIn(frame: Frame, key: GridKey, row: number): ArrayLike<number> | undefined {
  const alone = frame.grids[rowOf(gridNames[key], row)];
  if (alone) return alone.values;
  const whole = frame.grids[gridNames[key]];
  return whole?.values.subarray(row * whole.cols, (row + 1) * whole.cols);
}

export function shownOf(frame: Frame, params: Pick<AttentionLabParams, 'head' | 'mask'>): Shown {
  const { heads = 1, headDim = 1, hidden = 1, divisor = 1 } = frame.scalars;
  const tokens = frame.labels.tokens ?? [];
  const real = frame.scalars.tokens ?? tokens.length;
  const padding = tokens.map((_, i) => i >= real);
  const head = Math.min(params.head, heads - 1);
  const columns = (key: GridKey): Grid => headColumns(gridOf(frame, key), head, headDim);
  const k = columns('k');
  const weights = headRows(gridOf(frame, 'dropped'), head);
  const scores = headRows(gridOf(frame, 'scores'), head);
  return {
    tokens,
    head,
    heads,
    headDim,
    hidden,
    divisor,
    padding,
    q: columns('q'),
    k,
    v: columns('v'),
    context: columns('context'),
    kT: transposed(k),
    scores: params.mask === 'before' ? masked(scores, padding) : scores,
    probs: headRows(gridOf(frame, 'probs'), head),
    weights,
    sums: rowSums(weights),
  };
}

export interface Chosen {
  readonly tensor: UnfoldingTensor;
  readonly row: number;
  readonly col: number;
}

/** The chosen cell, or the nearest that is there. */
export function chosenOf({ tensor, row, col }: AttentionLabParams, { tokens, headDim }: Shown): Chosen {
  const cols = tensor === 'scores' || tensor === 'probs' ? tokens.length : headDim;
  return { tensor, row: Math.min(row, tokens.length - 1), col: Math.min(col, cols - 1) };
}

export const entry = ({ values, cols }: Grid, row: number, col: number): number =>
  values[row * cols + col] ?? Number.NaN;

function transposed({ values, rows, cols }: Grid): Grid {
  const out = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) out[c * rows + r] = values[r * cols + c] ?? Number.NaN;
  return { values: out, rows: cols, cols: rows };
}

function masked(scores: Grid, padding: readonly boolean[]): Grid {
  if (!padding.includes(true)) return scores;
  return { ...scores, values: scores.values.map((s, i) => (padding[i % scores.cols] ? -Infinity : s)) };
}

function rowSums({ values, rows, cols }: Grid): Grid {
  const sums = new Float64Array(rows);
  for (let i = 0; i < values.length; i++) sums[Math.floor(i / cols)]! += values[i]!;
  return { values: sums, rows, cols: 1 };
}
