import type { Selection } from '@/components/viz/contract';
import type { FeedForwardLabParams, FeedForwardTensor } from '@/lib/experiments/feed-forward-lab/params';
import type { Chosen } from './cells';

type Selections = Partial<Record<FeedForwardTensor, Selection>>;
type Rule = (at: { readonly row: number; readonly col: number }, params: FeedForwardLabParams) => Selections;

/** The gradient of a tensor, or the tensor of a gradient: it bears the same selection. */
const partner: Record<FeedForwardTensor, FeedForwardTensor> = {
  h: 'dh',
  w1: 'dw1',
  u: 'du',
  act: 'dAct',
  w2: 'dw2',
  f: 'df',
  sum: 'dSum',
  y: 'dy',
  dh: 'h',
  dw1: 'w1',
  du: 'u',
  dAct: 'act',
  dw2: 'w2',
  df: 'f',
  dSum: 'sum',
  dy: 'y',
};

/** What each cell is computed from, as rows, columns and cells of the other tensors. */
const rules: Record<FeedForwardTensor, Rule> = {
  h: () => ({}),
  w1: () => ({}),
  w2: () => ({}),
  dy: () => ({}),
  u: ({ row, col }) => ({ h: { row }, w1: { row: col } }),
  act: cell => ({ u: cell }),
  f: ({ row, col }) => ({ act: { row }, w2: { row: col } }),
  sum: (cell, { residual }) => ({ f: cell, ...(residual ? { h: cell } : {}) }),
  y: ({ row }) => ({ sum: { row } }),
  dSum: ({ row }) => ({ dy: { row }, y: { row } }),
  df: cell => ({ dSum: cell }),
  dAct: ({ row, col }) => ({ df: { row }, w2: { col } }),
  du: cell => ({ dAct: cell, u: cell }),
  dh: ({ row, col }, { residual }) => ({
    du: { row },
    w1: { col },
    ...(residual ? { dSum: { row, col } } : {}),
  }),
  dw1: ({ row, col }) => ({ du: { col: row }, h: { col } }),
  dw2: ({ row, col }) => ({ df: { col: row }, act: { col } }),
};

/** What is ringed where a cell is chosen: the cell, the same of its partner, and all that it is made of. */
export function selectionsOf({ tensor, row, col }: Chosen, params: FeedForwardLabParams): Selections {
  const cell = { row, col };
  return { [partner[tensor]]: cell, ...rules[tensor](cell, params), [tensor]: cell };
}
