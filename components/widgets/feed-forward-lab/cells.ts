import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import type { FeedForwardTensor } from '@/lib/experiments/feed-forward-lab/params';
import { gridName, slopeGrid } from '@/lib/experiments/feed-forward-lab/result';
import { type Grid, gridEntry } from '@/lib/grid';

/** How each tensor is written in formulas, and its hue. */
export const tensors = {
  h: { name: 'h', hue: 'x' },
  w1: { name: 'W₁', hue: 'ffn' },
  u: { name: 'u', hue: 'ffn' },
  act: { name: 'a', hue: 'ffn' },
  w2: { name: 'W₂', hue: 'ffn' },
  f: { name: 'f', hue: 'ffn' },
  sum: { name: 'z', hue: 'x' },
  y: { name: 'y', hue: 'x' },
  dh: { name: 'dh', hue: 'g' },
  dw1: { name: 'dW₁', hue: 'g' },
  du: { name: 'du', hue: 'g' },
  dAct: { name: 'da', hue: 'g' },
  dw2: { name: 'dW₂', hue: 'g' },
  df: { name: 'df', hue: 'g' },
  dSum: { name: 'dz', hue: 'g' },
  dy: { name: 'dy', hue: 'g' },
} as const satisfies Record<FeedForwardTensor, { readonly name: string; readonly hue: TensorHue }>;

export const gridOf = (frame: Frame, key: FeedForwardTensor): Grid =>
  frame.grids[gridName[key]] ?? { values: new Float64Array(1), rows: 1, cols: 1 };

/** A cell that stands in the chosen tensor, beyond whose edge the last one counts. */
export interface Chosen {
  readonly tensor: FeedForwardTensor;
  readonly row: number;
  readonly col: number;
}

export function chosenOf(frame: Frame, { tensor, row, col }: Chosen): Chosen {
  const { rows, cols } = gridOf(frame, tensor);
  return { tensor, row: Math.min(row, rows - 1), col: Math.min(col, cols - 1) };
}

/** The activation's slope in a cell. */
export const slopeAt = (frame: Frame, { row, col }: Chosen): number =>
  gridEntry(frame.grids[slopeGrid] ?? gridOf(frame, 'u'), row, col);
