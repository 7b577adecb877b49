import type { AttentionLabParams, AttentionLabSpecs } from '@/lib/experiments/attention-lab/params';
import { type GridKey, gridNames } from '@/lib/experiments/attention-lab/result';
import { rowOf } from '@/lib/experiments/shownGrids';
import type { ShownGrids } from '../contract';

/** Drawn whole, of all heads: choosing another one must not wait for the worker. */
const always = [
  'q',
  'k',
  'v',
  'scores',
  'probs',
  'dropped',
  'context',
  'attended',
  'h',
  'activated',
  'ffn',
  'y',
] as const satisfies readonly GridKey[];

/** The weight behind each projection. */
export const weightOf = { q: 'queryWeight', k: 'keyWeight', v: 'valueWeight' } as const;

/**
 * What the lab shows. A cell of q, k or v unfolds into one row of x and one row of a weight: of the 2.4 MB that a matrix has at width
 * 768 these are 3 KB.
 */
export const shown: ShownGrids<AttentionLabSpecs> = (params, frame) => {
  const names: string[] = always.map(key => gridNames[key]);
  const { tensor } = params;
  if (tensor !== 'q' && tensor !== 'k' && tensor !== 'v') return names;
  const tokens = frame?.labels.tokens?.length ?? params.row + 1;
  return [
    ...names,
    rowOf(gridNames.x, Math.min(params.row, tokens - 1)),
    rowOf(gridNames[weightOf[tensor]], weightRow(params)),
  ];
};

/** The row of W_Q, W_K or W_V that makes the chosen dimension of the chosen head. */
function weightRow({ head, heads, hidden, col }: AttentionLabParams): number {
  const headDim = Number(hidden) / Number(heads);
  return Math.min(head, Number(heads) - 1) * headDim + Math.min(col, headDim - 1);
}
