import type { Selection } from '@/components/viz/contract';
import type { AttentionLabParams } from '@/lib/experiments/attention-lab/params';
import type { Chosen } from './shown';

/** What is ringed in each tensor when a cell is chosen: the rows and columns that meet in it. */
export type Selections = { readonly [T in 'q' | 'kT' | 'v' | 'scores' | 'probs' | 'context']: Selection | null };

const none: Selections = { q: null, kT: null, v: null, scores: null, probs: null, context: null };

export function selectionsOf({ tensor, row, col }: Chosen, axis: AttentionLabParams['axis']): Selections {
  const ways: Record<Chosen['tensor'], Partial<Selections>> = {
    scores: { q: { row }, kT: { col }, scores: { row, col }, probs: { row, col } },
    probs: { scores: axis === 'keys' ? { row } : { col }, probs: { row, col } },
    context: { probs: { row }, v: { col }, context: { row, col } },
    q: { q: { row, col } },
    // kᵀ has keys as columns.
    k: { kT: { row: col, col: row } },
    v: { v: { row, col } },
  };
  return { ...none, ...ways[tensor] };
}

/** Where the keyboard enters each tensor: at the query, the key and the dimension that are chosen already. */
export function startsOf({ tensor, row, col }: Chosen): { readonly [T in keyof Selections]: Selection } {
  const overKeys = tensor === 'scores' || tensor === 'probs';
  const key = overKeys ? col : row;
  const dimension = overKeys ? undefined : col;
  return {
    q: { row, col: dimension },
    kT: { row: dimension, col: key },
    v: { row: key, col: dimension },
    scores: { row, col: key },
    probs: { row, col: key },
    context: { row, col: dimension },
  };
}
