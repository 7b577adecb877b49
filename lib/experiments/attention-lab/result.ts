import type { Grid } from '@/lib/grid';

/**
 * What a frame of the attention lab holds; light enough for the page. Grids have all heads, so that choosing another head draws
 * without computing:
 *   [token, hidden]       x, q, k, v, context, attended, h, ffn, y; head h of q, k, v, context is columns h·d_k … (h + 1)·d_k − 1
 *   [head · query, key]   unscaled, scores, probs, dropped: the rows of head 0, then those of head 1, …
 *   [token, intermediate] activated
 *   [out, in]             queryWeight, keyWeight, valueWeight (all biases are 0 at initialisation)
 * Labels: `tokens`, as WordPiece writes them, padding included; `ids`, their numbers in the vocabulary.
 * `scores` has no mask in it. `dropped` is what the context is made with: probs after dropout, or probs themselves.
 */
const layer = 'encoder.layer.0';
export const gridNames = {
  x: 'embeddings.LayerNorm',
  q: `${layer}.attention.self.query`,
  k: `${layer}.attention.self.key`,
  v: `${layer}.attention.self.value`,
  unscaled: `${layer}.attention.self.scores_unscaled`,
  scores: `${layer}.attention.self.scores`,
  probs: `${layer}.attention.self.probs`,
  dropped: `${layer}.attention.self.dropout`,
  context: `${layer}.attention.self.context`,
  attended: `${layer}.attention.output.dense`,
  h: `${layer}.attention.output.LayerNorm`,
  activated: `${layer}.intermediate.intermediate_act_fn`,
  ffn: `${layer}.output.dense`,
  y: `${layer}.output.LayerNorm`,
  queryWeight: `${layer}.attention.self.query.weight`,
  keyWeight: `${layer}.attention.self.key.weight`,
  valueWeight: `${layer}.attention.self.value.weight`,
} as const;
export type GridKey = keyof typeof gridNames;

/** The scalars of a frame. All heads count; queries and keys are real tokens, not padding, where nothing else is said. */
export interface AttentionLabScalars {
  /** Tokens of the text, [CLS] and [SEP] counted, padding not. */
  readonly tokens: number;
  readonly padding: number;
  readonly unknown: number;
  readonly hidden: number;
  readonly heads: number;
  /** d_k = hidden / heads. */
  readonly headDim: number;
  /** The number that the scores are divided by. */
  readonly divisor: number;
  /** Standard deviation about the mean. */
  readonly 'scores_unscaled.std': number;
  readonly 'scores.std': number;
  readonly 'probs.max': number;
  readonly 'probs.min': number;
  /** Mean over queries of −Σ p ln p in nats, before dropout; ln(keys) for even rows. Of rows that don't sum to 1 it is only a number. */
  readonly 'probs.rowEntropy': number;
  /** What the weights of a query sum to as the context uses them, over all keys, padding too: after mask and dropout. */
  readonly 'probs.rowSum.min': number;
  readonly 'probs.rowSum.max': number;
  /** Root mean square of row sum − 1. */
  readonly 'probs.rowSum.deviation': number;
  /** What the weights that a key gets sum to, over the real queries. */
  readonly 'probs.columnSum.min': number;
  readonly 'probs.columnSum.max': number;
  /** Mean over queries of the weight that falls on padding, as the context uses it. */
  readonly 'probs.onPadding': number;
  /** Largest difference between the rows of two places that hold the same token; 0 where none repeats. */
  readonly 'probs.repeatGap': number;
  readonly 'context.std': number;
}

/** The rows of one head of a [head · query, key] grid. No copy. */
export function headRows(grid: Grid, head: number): Grid {
  const { cols } = grid;
  return { values: grid.values.subarray(head * cols * cols, (head + 1) * cols * cols), rows: cols, cols };
}

/** The columns of one head of a [token, hidden] grid. */
export function headColumns({ values, rows, cols }: Grid, head: number, headDim: number): Grid {
  const out = new (values instanceof Float64Array ? Float64Array : Float32Array)(rows * headDim);
  for (let row = 0; row < rows; row++) {
    const start = row * cols + head * headDim;
    out.set(values.subarray(start, start + headDim), row * headDim);
  }
  return { values: out, rows, cols: headDim };
}
