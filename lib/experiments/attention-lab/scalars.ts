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

/** The numbers of a frame; see AttentionLabScalars for what each means. */
export function scalarsOf(grids: Measured, text: ReadText, sizes: Sizes): AttentionLabScalars {
  const real = text.attentionMask.reduce((sum, m) => sum + m, 0);
  const all = text.ids.length;
  const { heads } = sizes;
  const unscaled = realEntries(grids.unscaled, heads, real);
  const probs = realEntries(grids.probs, heads, real);
  const rows = realRows(grids.dropped, heads, real);
  const rowSums = rows.map(row => sum(row));
  const columnSums = Array.from({ length: heads * real }, (_, i) =>
    sum(rows.slice(Math.floor(i / real) * real, (Math.floor(i / real) + 1) * real).map(row => row[i % real]!)),
  );
  const entropies = realRows(grids.probs, heads, real).map(
    row => -sum([...row].map(p => (p > 0 ? p * Math.log(p) : 0))),
  );
  return {
    tokens: real,
    padding: all - real,
    unknown: text.unknown,
    ...sizes,
    'scores_unscaled.std': deviation(unscaled),
    'scores.std': deviation(realEntries(grids.scores, heads, real)),
    'probs.max': largest(probs),
    'probs.min': -largest(probs.map(p => -p)),
    'probs.rowEntropy': mean(entropies),
    'probs.rowSum.min': -largest(rowSums.map(s => -s)),
    'probs.rowSum.max': largest(rowSums),
    'probs.rowSum.deviation': Math.sqrt(mean(rowSums.map(s => (s - 1) ** 2))),
    'probs.columnSum.min': -largest(columnSums.map(s => -s)),
    'probs.columnSum.max': largest(columnSums),
    'probs.onPadding': mean(rows.map(row => sum(row.subarray(real)))),
    'probs.repeatGap': repeatGap(grids.probs, heads, text),
    'context.std': deviation(grids.context.values.subarray(0, real * grids.context.cols)),
  };
}

/** The rows of all heads whose query is a real token, all keys; not copied. */
function realRows({ values, cols }: Grid, heads: number, real: number): (Float32Array | Float64Array)[] {
  return Array.from({ length: heads * real }, (_, i) => {
    const row = Math.floor(i / real) * cols + (i % real);
    return values.subarray(row * cols, (row + 1) * cols);
  });
}

function realEntries(grid: Grid, heads: number, real: number): number[] {
  return realRows(grid, heads, real).flatMap(row => [...row.subarray(0, real)]);
}

function repeatGap(probs: Grid, heads: number, { ids, attentionMask }: ReadText): number {
  const real = attentionMask.reduce((total, m) => total + m, 0);
  const rows = realRows(probs, heads, real);
  let gap = 0;
  for (let a = 0; a < real; a++)
    for (let b = a + 1; b < real; b++) {
      if (ids[a] !== ids[b]) continue;
      for (let head = 0; head < heads; head++)
        rows[head * real + a]!.forEach((p, j) => {
          gap = Math.max(gap, Math.abs(p - rows[head * real + b]![j]!));
        });
    }
  return gap;
}

type Numbers = ArrayLike<number>;

function sum(values: Numbers): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

const mean = (values: Numbers): number => sum(values) / values.length;

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
