import type { Grid } from '@/lib/grid';

/** Mean, standard deviation and range of what is drawn. A masked key's −∞ is no number to be averaged. */
export function statisticsOf({ values }: Grid): Readonly<Record<'mean' | 'std' | 'min' | 'max', number>> {
  let [count, sum, min, max] = [0, 0, Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = sum / count;
  let squares = 0;
  for (const value of values) if (Number.isFinite(value)) squares += (value - mean) ** 2;
  return { mean, std: Math.sqrt(squares / count), min, max };
}
