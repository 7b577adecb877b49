import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import type { SelfOutputLabParams, SelfOutputTensor } from '@/lib/experiments/self-output-lab/params';
import { gridName } from '@/lib/experiments/self-output-lab/result';
import type { Grid } from '@/lib/grid';

/** How each tensor is written in formulas, and its hue. */
export const tensors = {
  c: { name: 'c', hue: 'ctx' },
  w: { name: 'W', hue: 'ctx' },
  a: { name: 'a', hue: 'ctx' },
  m: { name: 'm', hue: 's' },
  dropped: { name: 'drop', hue: 'ctx' },
  x: { name: 'x', hue: 'x' },
  sum: { name: 'z', hue: 'x' },
  y: { name: 'y', hue: 'x' },
  dc: { name: 'dc', hue: 'g' },
  dw: { name: 'dW', hue: 'g' },
  db: { name: 'db', hue: 'g' },
  da: { name: 'da', hue: 'g' },
  dDropped: { name: 'd drop', hue: 'g' },
  dx: { name: 'dx', hue: 'g' },
  dSum: { name: 'dz', hue: 'g' },
  dy: { name: 'dy', hue: 'g' },
} as const satisfies Record<SelfOutputTensor, { readonly name: string; readonly hue: TensorHue }>;

export const gridOf = (frame: Frame, key: SelfOutputTensor): Grid =>
  frame.grids[gridName[key]] ?? { values: new Float64Array(1), rows: 1, cols: 1 };

/** A cell that stands in the chosen tensor, beyond whose edge the last one counts. */
export interface Chosen {
  readonly tensor: SelfOutputTensor;
  readonly row: number;
  readonly col: number;
}

export function chosenOf(frame: Frame, { tensor, row, col }: Chosen): Chosen {
  const { rows, cols } = gridOf(frame, tensor);
  return { tensor, row: Math.min(row, rows - 1), col: Math.min(col, cols - 1) };
}

/** The token whose row is chosen; the bias has none. */
export const markedToken = ({ tensor, row }: Chosen): number | undefined => (tensor === 'db' ? undefined : row);

/** What the norm reads: the sum, or what dropout has left of it. */
export const normed = ({ beforeAdd }: SelfOutputLabParams): 'sum' | 'dropped' => (beforeAdd ? 'sum' : 'dropped');
