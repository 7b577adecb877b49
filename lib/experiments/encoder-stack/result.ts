/**
 * What a frame of the stack holds; light enough for the page. Hidden states are counted as Hugging Face does (`outputs.hidden_states`):
 * 0 enters the stack, l has passed l layers; layer l, from 1, is the module `encoder.layer.${l − 1}`. Grids, as far as the run has come:
 *   [token, hidden]       trunk of 0 … L: what the layer hands on, before a final norm
 *   [token, hidden]       attention and ffn of 1 … L: what each branch writes into the trunk
 *   [head · query, key]   probs of 1 … L: the rows of head 0, then those of head 1, …
 *   [token, hidden]       gradient of 0 … L: ∂/∂(hidden state)
 */
export const gridName = {
  trunk: (state: number) => `hidden_states.${state}`,
  attention: (layer: number) => `encoder.layer.${layer - 1}.attention.output.dense`,
  ffn: (layer: number) => `encoder.layer.${layer - 1}.output.dense`,
  probs: (layer: number) => `encoder.layer.${layer - 1}.attention.self.probs`,
  gradient: (state: number) => `grad.hidden_states.${state}`,
} as const;

/**
 * Series over the stack: x is the number of a hidden state or of a layer, from 1. A point that has no value (the cosine of zero
 * vectors) is left out.
 */
export type SeriesKey =
  /** Root mean square of the hidden state, 0 … L. */
  | 'trunk.rms'
  /** Root mean square of what each branch writes, 1 … L. */
  | 'attention.rms'
  | 'ffn.rms'
  /** The same, divided by that of what it is added to. Empty without residual connections. */
  | 'attention.ratio'
  | 'ffn.ratio'
  /** Mean cosine over all pairs of tokens, 0 … L. */
  | 'cosine'
  /** Mean entropy of attention's rows over ln T: 1 is even attention. */
  | 'entropy'
  /** Root mean square of the gradient of a hidden state, 0 … L; of the last hidden state it is about 1. */
  | 'gradient.rms'
  /** Frobenius norm of the gradient of W_Q and of the feed-forward network's second matrix. */
  | 'gradient.query'
  | 'gradient.ffn';

export interface EncoderStackScalars {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly headDim: number;
  readonly tokens: number;
  /** Numbers in the layers' weights, biases and norms: 7,087,872 a layer of BERT-base. */
  readonly parameters: number;
  /** How many layers the run has passed. */
  readonly reached: number;
  /** The lowest hidden state that the gradient has reached; L + 1 before it starts. */
  readonly returned: number;
}
