import type { Selection } from '../contract';
import type { PassTensor } from './contract';

/** The same cell in a tensor and its gradient; a gradient of one row has that row only. */
export const selectionOn = (
  { grid }: PassTensor,
  { row, col }: { readonly row: number; readonly col: number },
): Selection => ({ row: Math.min(row, grid.rows - 1), col: Math.min(col, grid.cols - 1) });
