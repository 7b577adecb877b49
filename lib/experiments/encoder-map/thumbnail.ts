import type { Grid } from '@/lib/grid';
import { thumbCols, thumbRows } from './result';

/**
 * Every n-th row and column of a grid, so that at most 16 rows and 32 columns remain: cells picked out, not averaged, which keeps
 * their size. With heads, the rows of each are thinned out on their own, and the heads stay below each other.
 */
export function thinned({ values, rows, cols }: Grid, heads = 1): Grid {
  const ofHead = rows / heads;
  const picked = everyNth(ofHead, thumbRows);
  const columns = everyNth(cols, heads > 1 || ofHead === cols ? thumbRows : thumbCols);
  const out = new Float32Array(heads * picked.length * columns.length);
  let at = 0;
  for (let head = 0; head < heads; head++)
    for (const row of picked)
      for (const col of columns) out[at++] = values[(head * ofHead + row) * cols + col] ?? Number.NaN;
  return { values: out, rows: heads * picked.length, cols: columns.length };
}

function everyNth(size: number, atMost: number): readonly number[] {
  const n = Math.ceil(size / atMost);
  return Array.from({ length: Math.ceil(size / n) }, (_, i) => i * n);
}
