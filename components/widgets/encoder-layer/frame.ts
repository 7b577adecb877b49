import { diverging, type HeatScale, probability } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import { type GridKey, gridNames } from '@/lib/experiments/encoder-layer/result';
import { headRows } from '@/lib/experiments/layerTensors';
import { formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';

/** One scale for all signed tensors of the figure. */
export const cellScale = diverging(3);
export const scaleOf = (key: GridKey): HeatScale => (key === 'probs' ? probability : cellScale);

const perHead = (key: GridKey): boolean => key === 'scores' || key === 'probs';

/** A tensor of the frame; of scores and probs the matrix of one head, without a copy. */
export function tensorOf(frame: Frame, key: GridKey, head: number): Grid {
  const grid = frame.grids[gridNames[key]];
  if (!grid) throw new RangeError(`encoder-layer: the frame has no ${gridNames[key]}`);
  return perHead(key) ? headRows(grid, head) : grid;
}

/** As the tensor is in the model: scores and probs have a head axis, of which one is drawn. */
export function shapeOf(frame: Frame, key: GridKey): string {
  const { rows, cols } = tensorOf(frame, key, 0);
  return perHead(key) ? formatShape(frame.scalars.heads ?? 1, rows, cols) : formatShape(rows, cols);
}

/** The token that `token` attends to most in a head, and how much. */
export function mostAttended(
  frame: Frame,
  token: number,
  head: number,
): { readonly key: number; readonly weight: number } {
  const { values, cols } = tensorOf(frame, 'probs', head);
  const row = values.subarray(token * cols, (token + 1) * cols);
  const weight = Math.max(...row);
  return { key: row.indexOf(weight), weight };
}

/** Cosine between a token's vectors before and after the layer. */
export const turnOf = (frame: Frame, token: number): number => frame.series.turn?.y[token] ?? Number.NaN;
