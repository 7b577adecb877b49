import type { Frame } from '@/lib/experiments/contract';
import { type Grid, gridRow } from '@/lib/grid';
import { gridAt } from './frame';
import type { Messages } from './messages.en';

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function momentsOf(values: readonly number[]): { readonly mean: number; readonly std: number } {
  const mean = sumOf(values) / values.length;
  return { mean, std: Math.sqrt(sumOf(values.map(value => (value - mean) ** 2)) / values.length) };
}

/** dx of each token times the spread of its x: what is left when the scale, different for each token, is taken out. */
export function batchGradient(frame: Frame): Grid {
  const [x, dx] = [gridAt(frame, 'batch.x'), gridAt(frame, 'batch.dx')];
  const rows = Array.from({ length: dx.rows }, (_, row) => {
    const { std } = momentsOf(gridRow(x, row));
    return gridRow(dx, row).map(value => value * std);
  });
  return { ...dx, values: Float64Array.from(rows.flat()) };
}

/** One token of the batch in a sentence: what the norm made of it, and whether its gradient sums to 0. */
export function batchRow(frame: Frame, dx: Grid, token: number, t: Messages): string {
  const { mean, std } = momentsOf(gridRow(gridAt(frame, 'batch.normalized'), token));
  return t.batch.rowSays(token, mean, std, sumOf(gridRow(dx, token)));
}
