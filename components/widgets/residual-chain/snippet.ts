import { torchTensor } from '@/components/viz/torchTensor';
import type { Frame } from '@/lib/experiments/contract';
import type { ResidualChainParams } from '@/lib/experiments/residual-chain/params';
import { gridName } from '@/lib/experiments/residual-chain/result';
import { columnOf, rowOf } from '@/lib/experiments/shownGrids';
import { formatReadable } from '@/lib/format';
import { gridRow } from '@/lib/grid';
import { gridOf, rowIn } from './frame';
import type { Cell } from './unfold';

/** PyTorch code that comes to the chosen cell's number from the numbers of this moment. */
export function snippetOf(frame: Frame, params: ResidualChainParams, cell: Cell): string {
  return cell.side === 'forward' ? forwardCode(frame, params, cell) : backwardCode(frame, params, cell);
}

const head = [
  'import torch',
  'from torch.nn.functional import layer_norm',
  'torch.set_default_dtype(torch.float64)',
  '',
];

/** The figure writes a true minus, Python a hyphen. */
const shown = (value: number): string => formatReadable(value, 4).replaceAll('−', '-');

const stateRow = (frame: Frame, state: number): readonly number[] => gridRow(gridOf(frame, gridName.forward), state);

const times = (gamma: number): string => (gamma === 1 ? '' : `${gamma} * `);

function forwardCode(frame: Frame, { residual, norm, pre, gamma }: ResidualChainParams, cell: Cell): string {
  const { block, dim, value, state } = cell;
  const x = `x = ${torchTensor(stateRow(frame, state - 1))}  # state ${state - 1}`;
  const row = `row = ${torchTensor(gridOf(frame, rowOf(gridName.weight(block), dim)).values)}  # A of block ${block}, row ${dim}`;
  const past = residual ? `x[${dim}] + ` : '';
  if (norm && !pre) {
    // A norm behind the addition needs all of what was written, not only this dimension's.
    const written = `written = ${torchTensor(rowIn(frame, gridName.written, block))}  # A @ x of block ${block}`;
    return [
      ...head,
      x,
      row,
      written,
      `print((row @ x).item(), written[${dim}].item())  # the same`,
      `out = ${times(gamma)}layer_norm(${residual ? 'x + ' : ''}written, x.shape, eps=1e-12)`,
      `print(out[${dim}].item())  # ${shown(value)}`,
    ].join('\n');
  }
  const read = norm ? `read = ${times(gamma)}layer_norm(x, x.shape, eps=1e-12)` : 'read = x';
  return [...head, x, row, read, `print((${past}row @ read).item())  # ${shown(value)}`].join('\n');
}

function backwardCode(frame: Frame, { residual, norm, pre, gamma }: ResidualChainParams, cell: Cell): string {
  const { block, dim, value, state } = cell;
  const d = `d_sum = ${torchTensor(rowIn(frame, gridName.sumGradient, block))}  # gradient of the sum in block ${block}`;
  const column = `column = ${torchTensor(gridOf(frame, columnOf(gridName.weight(block), dim)).values)}  # A of block ${block}, column ${dim}`;
  const past = residual ? `d_sum[${dim}] + ` : '';
  if (!(norm && pre))
    return [...head, d, column, `print((${past}column @ d_sum).item())  # ${shown(value)}`].join('\n');
  return [
    ...head,
    d,
    column,
    `d_read = ${torchTensor(rowIn(frame, gridName.readGradient, block))}  # A.T @ d_sum`,
    `print((column @ d_sum).item(), d_read[${dim}].item())  # the same`,
    `x = ${torchTensor(stateRow(frame, state))}.requires_grad_()  # state ${state}`,
    `(${times(gamma)}layer_norm(x, x.shape, eps=1e-12)).backward(d_read)`,
    `print((${past}x.grad[${dim}]).item())  # ${shown(value)}`,
  ].join('\n');
}
