import type { FeedForwardTensor } from './params';

/**
 * What a frame holds; light enough for the page. h, f, sum, y: [token, hidden]; u, act: [token, intermediate]; w1: [intermediate,
 * hidden]; w2: [hidden, intermediate]. Biases are 0, as BERT starts them, and dropout is off, as in evaluation.
 */
const path = 'encoder.layer.0';
export const gridName = {
  h: `${path}.attention.output.LayerNorm`,
  w1: `${path}.intermediate.dense.weight`,
  u: `${path}.intermediate.dense`,
  act: `${path}.intermediate.intermediate_act_fn`,
  w2: `${path}.output.dense.weight`,
  f: `${path}.output.dense`,
  sum: `${path}.output.sum`,
  y: `${path}.output.LayerNorm`,
  dh: `grad.${path}.attention.output.LayerNorm`,
  dw1: `grad.${path}.intermediate.dense.weight`,
  du: `grad.${path}.intermediate.dense`,
  dAct: `grad.${path}.intermediate.intermediate_act_fn`,
  dw2: `grad.${path}.output.dense.weight`,
  df: `grad.${path}.output.dense`,
  dSum: `grad.${path}.output.sum`,
  dy: `grad.${path}.output.LayerNorm`,
} as const satisfies Record<FeedForwardTensor, string>;

/** The activation's slope at every entry of u, [token, intermediate]. */
export const slopeGrid = `${path}.intermediate.slope`;

export type SeriesKey =
  /** The activation and its derivative over [−4, 4]. */
  | 'act.f'
  | 'act.df'
  /** Shares of freshly drawn preactivations in equal bins over [−4, 4] (x: middles), as a density, and the normal law. */
  | 'preact.density'
  | 'preact.theory'
  /** Singular values of the hidden layer over more tokens than it has units, the largest first; without the activation. */
  | 'singular.act'
  | 'singular.linear';

/** Lines of the lesson's derivations. */
export type ProofKey = 'preact' | 'moment' | 'branch' | 'slope' | 'entry' | 'hidden';

export interface FeedForwardScalars {
  readonly hidden: number;
  readonly intermediate: number;
  readonly tokens: number;
  readonly sigma: number;
  /** W₁ and W₂ with their biases. */
  readonly parameters: number;
  /** E act², for a normal preactivation, by integration. */
  readonly 'act.second': number;
  /** Of that, what the best straight line through the activation carries, its mean, and the bend that remains. */
  readonly 'share.linear': number;
  readonly 'share.mean': number;
  readonly 'share.bend': number;
  /** By theory: ratio · σ² · E act²; and measured on the shown tokens, as RMS of f over RMS of h. */
  readonly 'branch.variance': number;
  readonly 'branch.rms': number;
  readonly 'branch.measured': number;
  /** Numerical ranks: of W₂W₁, of a token's Jacobian, of the hidden layer over many tokens. */
  readonly 'rank.product': number;
  readonly 'rank.jacobian': number;
  readonly 'rank.hidden': number;
  /** How much the Jacobian differs from token to token: RMS distance from their mean over its norm. 0: one linear map for all. */
  readonly 'jacobian.spread': number;
  /** Share of the shown activations that are negative, and of the gradients du that are 0. */
  readonly 'act.negative': number;
  readonly 'act.silent': number;
  /** Lowest value of the activation over [−4, 4], steepest slope, and the largest distance from GELU. */
  readonly 'act.min': number;
  readonly 'slope.max': number;
  readonly 'act.off': number;
  /** Root mean squares of gradients. */
  readonly 'gradient.sum': number;
  readonly 'gradient.branch': number;
  readonly 'gradient.h': number;
  readonly 'cosine.mean': number;
}
