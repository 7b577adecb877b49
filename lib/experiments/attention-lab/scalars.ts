import type { Grid } from '@/lib/grid';
import type { ReadText } from '../readText';
import type { AttentionLabScalars, GridKey } from './result';

type Sizes = Pick<AttentionLabScalars, 'hidden' | 'heads' | 'headDim' | 'divisor'>;

/** The grids that are measured. */
const read = ['unscaled', 'scores', 'probs', 'dropped', 'context'] as const satisfies readonly GridKey[];
export type Measured = Readonly<Record<(typeof read)[number], Grid>>;

/** What is measured, of a run that stands. */
export function measured(source: (key: GridKey) => () => Grid | undefined): Measured {
  const entries = read.map(key => {
    const grid = source(key)();
    if (!grid) throw new Error(`attention-lab: ${key} is gone before it was read`);
    return [key, grid] as const;
  });
  return Object.fromEntries(entries) as Record<(typeof read)[number], Grid>;
}

/** The numbers of a frame; see AttentionLabScalars for what each means. Plain loops: they run at every step of a slider. */
export function scalarsOf(grids: Measured, text: ReadText, sizes: Sizes): AttentionLabScalars {
  const real = text.attentionMask.reduce((sum, m) => sum + m, 0);
  const all = text.ids.length;
  const { heads } = sizes;
  const between = (grid: Grid) => realRows(grid, heads, real, real);
  const probs = realRows(grids.probs, heads, real, all);
  const used = realRows(grids.dropped, heads, real, all);
  const rowSums = perRow(used, all, (sum, weight) => sum + weight);
  const columnSums = new Float64Array(heads * real);
  for (let row = 0; row < heads * real; row++)
    for (let key = 0; key < real; key++) columnSums[row - (row % real) + key]! += used[row * all + key]!;
  return {
    tokens: real,
    padding: all - real,
    unknown: text.unknown,
    ...sizes,
    'scores_unscaled.std': deviation(between(grids.unscaled)),
    'scores.std': deviation(between(grids.scores)),
    'probs.max': largest(between(grids.probs)),
    'probs.min': least(between(grids.probs)),
    'probs.rowEntropy': mean(perRow(probs, all, (sum, p) => (p > 0 ? sum - p * Math.log(p) : sum))),
    'probs.rowSum.min': least(rowSums),
    'probs.rowSum.max': largest(rowSums),
    'probs.rowSum.deviation': Math.sqrt(mean(rowSums.map(s => (s - 1) ** 2))),
    'probs.columnSum.min': least(columnSums),
    'probs.columnSum.max': largest(columnSums),
    'probs.onPadding': mean(perRow(used, all, (sum, weight, key) => (key < real ? sum : sum + weight))),
    'probs.repeatGap': repeatGap(probs, heads, text),
    'context.std': deviation(grids.context.values.subarray(0, real * grids.context.cols)),
  };
}

/** The rows of all heads whose query is a real token, with their first `keys` keys: [heads · real, keys]. */
function realRows({ values, cols }: Grid, heads: number, real: number, keys: number): Float64Array {
  const out = new Float64Array(heads * real * keys);
  for (let row = 0; row < heads * real; row++) {
    const start = (Math.floor(row / real) * cols + (row % real)) * cols;
    for (let key = 0; key < keys; key++) out[row * keys + key] = values[start + key]!;
  }
  return out;
}

/** A sum of something over the keys of each row. */
function perRow(rows: Float64Array, keys: number, add: (sum: number, entry: number, key: number) => number) {
  const sums = new Float64Array(rows.length / keys);
  for (let i = 0; i < rows.length; i++) {
    const row = Math.floor(i / keys);
    sums[row] = add(sums[row]!, rows[i]!, i % keys);
  }
  return sums;
}

function repeatGap(probs: Float64Array, heads: number, { ids, attentionMask }: ReadText): number {
  const all = ids.length;
  const real = attentionMask.reduce((total, m) => total + m, 0);
  let gap = 0;
  for (let a = 0; a < real; a++)
    for (let b = a + 1; b < real; b++) {
      if (ids[a] !== ids[b]) continue;
      for (let head = 0; head < heads; head++)
        for (let key = 0; key < all; key++) {
          const [p, q] = [probs[(head * real + a) * all + key]!, probs[(head * real + b) * all + key]!];
          gap = Math.max(gap, Math.abs(p - q));
        }
    }
  return gap;
}

type Numbers = ArrayLike<number>;

function mean(values: Numbers): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total / values.length;
}

function deviation(values: Numbers): number {
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  return Math.sqrt(squares / values.length);
}

function largest(values: Numbers): number {
  let top = -Infinity;
  for (let i = 0; i < values.length; i++) top = Math.max(top, values[i]!);
  return top;
}

function least(values: Numbers): number {
  let bottom = Infinity;
  for (let i = 0; i < values.length; i++) bottom = Math.min(bottom, values[i]!);
  return bottom;
}
