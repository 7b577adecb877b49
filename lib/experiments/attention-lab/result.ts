import { layerTensors } from '../layerTensors';

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
export const gridNames = layerTensors;
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
