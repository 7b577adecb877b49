/**
 * What a frame of softmax-saturation holds; light enough for the page.
 *
 * Grids, of the draw that is shown, its keys from the most probable one down:
 *   [1, key]     scores, probs; d.probs: the g that arrives, d.scores: J g, what softmax passes on
 *   [key, key]   jacobian: J_ij = ∂p_i/∂s_j
 */
export const gridName = {
  scores: 'scores',
  probs: 'probs',
  jacobian: 'jacobian',
  dProbs: 'd.probs',
  dScores: 'd.scores',
} as const;

/** Of what many draws are summed up by. */
export const summaries = ['mean', 'median', 'tenth'] as const;
export type Summary = (typeof summaries)[number];

/** What is measured of each draw: ‖J‖_F, and the root mean square of ∂L/∂q. */
export const measures = ['jacobian', 'gradient'] as const;
export type Measure = (typeof measures)[number];

/**
 * Series over the logits' standard deviation, with standard errors. jacobian.* and entropy of independent normal logits;
 * gradient.* when only the divisor changes, at this d and σ; 'here': the same, measured on q·k at the present setting.
 * limit.even and limit.tail: what the mean of ‖J‖_F tends to at either end.
 */
export type SeriesKey =
  | `${Measure}.${Summary}`
  | `${Measure}.${Summary}.here`
  | 'entropy'
  | 'entropy.here'
  | 'limit.even'
  | 'limit.tail';

export interface SoftmaxSaturationScalars {
  readonly keys: number;
  readonly divisor: number;
  /** σ√d / divisor: of q·k / divisor. */
  readonly logitStd: number;
  /** How many queries were drawn at the present setting. */
  readonly draws: number;
  readonly 'jacobian.mean': number;
  readonly 'jacobian.median': number;
  readonly 'jacobian.tenth': number;
  readonly 'gradient.mean': number;
  readonly 'gradient.median': number;
  readonly 'gradient.tenth': number;
  /** Mean entropy in nats, and as a part of the most there can be, ln n. */
  readonly 'entropy.mean': number;
  readonly 'entropy.share': number;
  /** The highest point of the curve of means, where it lies, and how much of it is reached here. */
  readonly 'peak.height': number;
  readonly 'peak.at': number;
  readonly 'peak.reached': number;
  /** Of the draw that is shown. */
  readonly 'shown.jacobian': number;
  readonly 'shown.largest': number;
}
