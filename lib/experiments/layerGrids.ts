import { mergeHeads } from '@/lib/engine/functional/heads';
import { at, matrixAt, sizeOf, type Tensor } from '@/lib/engine/tensor';
import type { Grid } from '@/lib/grid';

/**
 * A tensor of a run with one text as a grid, copied so that it may be given away:
 *   [batch, token, …]               [token, …]
 *   [batch, head, query, key]       [head · query, key]: the heads' matrices one below the other
 *   [batch, head, token, headDim]   [token, hidden]: the heads side by side, as mergeHeads lays them
 *   [out, in]                       itself
 */
export function gridOf(x: Tensor): Grid {
  if (x.axes[0] !== 'batch') return matrixAt(x);
  if (x.axes[1] !== 'head') return matrixAt(x, 0);
  if (x.axes[2] === 'token') return matrixAt(mergeHeads(x), 0);
  const cols = sizeOf(x, 'key');
  const rows = sizeOf(x, 'head') * sizeOf(x, 'query');
  return { values: x.data.slice(0, rows * cols), rows, cols };
}

/** The same without a copy where the numbers lie as the grid wants them: for whoever reads, or copies a part of it, at once. */
export function gridView(x: Tensor): Grid {
  if (x.axes[1] === 'head' && x.axes[2] === 'token') return gridOf(x);
  const matrix = x.axes[0] === 'batch' ? at(x, 0) : x;
  const cols = matrix.shape.at(-1) ?? 1;
  return { values: matrix.data, rows: matrix.data.length / cols, cols };
}
