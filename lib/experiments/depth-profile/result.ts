import type { WeightType } from './params';

/**
 * What a frame holds, for each encoder e ∈ {a, b}; light enough for the page. Hidden states are counted as Hugging Face does: 0 enters,
 * l has passed l layers; layer l, from 1, made it. Grids, as far as the run has come:
 *   [token, hidden]   state of 0 … L: what the layer hands on, before a final norm
 *   [token, token]    cosines of 0 … L: cos of each pair of tokens
 *   [1, token]        gradient of 0 … L: the norm of each token's gradient
 */
export type Encoder = 'a' | 'b';

export const gridName = {
  state: (encoder: Encoder, state: number) => `${encoder}.hidden_states.${state}`,
  cosines: (encoder: Encoder, state: number) => `${encoder}.cosines.${state}`,
  gradient: (encoder: Encoder, state: number) => `${encoder}.gradient.${state}`,
} as const;

/** Series over the hidden states 0 … L or the layers 1 … L. What has no value, or is exactly 0 on a log axis, has no point. */
export type Measure =
  /** ‖∂L/∂x_l‖ over that of the last layer's output x_L: 1 at l = L. */
  | 'gradient'
  /** The same, undivided. */
  | 'gradient.norm'
  /** The part of the gradient that took the residual connections alone, over ‖∂L/∂x_L‖. */
  | 'skip'
  /** What the estimate .3072^{2(L − l)}/√T says of `gradient`; only where its assumptions hold. */
  | 'theory'
  /** Root mean square of the hidden state. */
  | 'rms'
  /** Mean cosine over all pairs of tokens. */
  | 'cosine'
  /** ‖X − 1x̄ᵀ‖ / ‖X‖. */
  | 'residual'
  /** RMS of what the layer's last block adds over that of what it is added to, 1 … L. */
  | 'branch'
  /** ‖∇W‖ of each kind of weight, 1 … L. */
  | `weight.${WeightType}`;

export const seriesName = (encoder: Encoder, measure: Measure) => `${encoder}.${measure}` as const;

/** Numbers of each encoder; one that does not exist (yet) is left out. */
export type EncoderScalar =
  /** ‖∂L/∂x₀‖ / ‖∂L/∂x_L‖, and its power of ten. */
  | 'ratio'
  | 'decades'
  /** The same of the part that took the residual connections alone. */
  | 'skip'
  /** Of the last hidden state. */
  | 'rms'
  | 'cosine'
  | 'residual'
  /** Of the first three hidden states. */
  | 'residual.1'
  | 'residual.2'
  | 'residual.3'
  /** ‖∇W_Q‖ of the last layer and of the first. */
  | 'query'
  | 'query.first'
  /** The last layer's branch/skip, and the first layer's. */
  | 'branch'
  | 'branch.first'
  /** How far the exact pass has come: layers up, the lowest hidden state on the way back. */
  | 'reached'
  | 'returned';

export const scalarName = (encoder: Encoder, scalar: EncoderScalar) => `${encoder}.${scalar}` as const;
