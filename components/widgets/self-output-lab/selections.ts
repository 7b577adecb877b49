import type { Selection } from '@/components/viz/contract';
import type { SelfOutputLabParams, SelfOutputTensor } from '@/lib/experiments/self-output-lab/params';
import type { Chosen } from './cells';

type Selections = Partial<Record<SelfOutputTensor, Selection>>;
type Rule = (at: { readonly row: number; readonly col: number }, params: SelfOutputLabParams) => Selections;

/** The gradient of a tensor, or the tensor of a gradient: it bears the same selection. */
const partner: Partial<Record<SelfOutputTensor, SelfOutputTensor>> = {
  c: 'dc',
  w: 'dw',
  a: 'da',
  dropped: 'dDropped',
  x: 'dx',
  sum: 'dSum',
  y: 'dy',
  dc: 'c',
  dw: 'w',
  da: 'a',
  dDropped: 'dropped',
  dx: 'x',
  dSum: 'sum',
  dy: 'y',
};

/** What each cell is computed from, as rows, columns and cells of the other tensors. */
const rules: Record<SelfOutputTensor, Rule> = {
  c: () => ({}),
  w: () => ({}),
  x: () => ({}),
  m: () => ({}),
  dy: () => ({}),
  a: ({ row, col }) => ({ c: { row }, w: { row: col } }),
  dropped: (cell, { beforeAdd }) => ({ [beforeAdd ? 'a' : 'sum']: cell, m: cell }),
  sum: (cell, { beforeAdd, residual }) => ({
    [beforeAdd ? 'dropped' : 'a']: cell,
    ...(residual ? { x: cell } : {}),
  }),
  y: ({ row }, { beforeAdd }) => ({ [beforeAdd ? 'sum' : 'dropped']: { row } }),
  dSum: (cell, { beforeAdd }) =>
    beforeAdd ? { dy: { row: cell.row }, y: { row: cell.row } } : { dDropped: cell, m: cell },
  dDropped: (cell, { beforeAdd }) => (beforeAdd ? { dSum: cell } : { dy: { row: cell.row }, y: { row: cell.row } }),
  dx: (cell, { residual }) => (residual ? { dSum: cell } : {}),
  da: (cell, { beforeAdd }) => (beforeAdd ? { dDropped: cell, m: cell } : { dSum: cell }),
  dc: ({ row, col }) => ({ da: { row }, w: { col } }),
  dw: ({ row, col }) => ({ da: { col: row }, c: { col } }),
  db: ({ col }) => ({ da: { col } }),
};

/** What is ringed where a cell is chosen: the cell, the same of its partner, and all that it is made of. */
export function selectionsOf({ tensor, row, col }: Chosen, params: SelfOutputLabParams): Selections {
  const cell = { row, col };
  const other = partner[tensor];
  return { ...(other ? { [other]: cell } : {}), ...rules[tensor](cell, params), [tensor]: cell };
}
