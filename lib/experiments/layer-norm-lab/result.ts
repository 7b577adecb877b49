import type { DialectId } from './epsilons';

/**
 * What a frame of the LayerNorm lab holds; light enough for the page.
 *   [1, d]    bars (before shift and scale), x, normalized, y, dy, g = γ ⊙ dy, dx
 *   [d, d]    jacobian: ∂x̂ᵢ/∂xⱼ in row i, column j
 *   [4, d]    dialects.y, dialects.dx: a row for each dialect
 *   [T, d]    batch.x, batch.normalized, batch.dy, batch.dx: token 0 is the reader's vector
 */
export type GridName =
  | 'bars'
  | 'dyBars'
  | 'x'
  | 'normalized'
  | 'y'
  | 'dy'
  | 'g'
  | 'dx'
  | 'jacobian'
  | 'dialects.y'
  | 'dialects.dx'
  | 'batch.x'
  | 'batch.normalized'
  | 'batch.dy'
  | 'batch.dx';

/** Series over the standard deviation of the input, 1e-6 … 1e3, on the ray x = shift + a·v. Empty where v has no spread. */
export type SeriesName =
  /** Standard deviation of x̂ at the ε in use. */
  | 'output.std'
  /** RMS of dx at the ε in use, dy held still. */
  | 'gradient.rms'
  | `output.std.${DialectId}`
  /** ‖dx‖ / ‖dy‖. */
  | `gain.${DialectId}`
  /** s·σₖ(J), the largest first, k from 1. */
  | 'singular';

/** What is measured of each dialect. */
export type DialectScalar = 'mean' | 'std' | 'gap' | 'gain' | 'sum';

export interface LayerNormLabScalars {
  readonly hidden: number;
  readonly mean: number;
  /** σ², divided by d. */
  readonly variance: number;
  readonly 'input.std': number;
  /** s = √(σ² + ε). */
  readonly std: number;
  readonly eps: number;
  readonly rstd: number;
  /** Standard deviation of x̂: σ/s. */
  readonly 'output.std': number;
  readonly 'y.mean': number;
  readonly 'y.std': number;
  readonly 'dy.rms': number;
  readonly 'dx.rms': number;
  /** ‖dx‖ / ‖dy‖; 0 where dy is 0. */
  readonly gain: number;
  /** s‖dx‖ / ‖g‖: which share of g comes through; 0 where g is 0. */
  readonly 'dx.share': number;
  /** ‖dx‖ over what it is without scale and shift; 0 where that is 0. */
  readonly 'dx.ratio': number;
  readonly 'dx.sum': number;
  /** Σ dx ⊙ x̂ */
  readonly 'dx.along': number;
  /** numpy's rule: singular values above d · 2⁻⁵² of the largest. */
  readonly rank: number;
  /** ‖J‖₂ */
  readonly 'jacobian.norm': number;
  /** s‖J‖_F */
  readonly 'jacobian.scaled': number;
  /** s · the largest |J − its finite differences|. */
  readonly 'jacobian.error': number;
  /** The chosen entries: Jᵢⱼ, x̂ⱼ and dxⱼ. */
  readonly 'entry.jacobian': number;
  readonly 'entry.normalized': number;
  readonly 'entry.dx': number;
  /** Largest |x̂(10x) − x̂(x)|. */
  readonly 'scaled.gap': number;
  /** The batch: largest |mean| and mean standard deviation of a token's x̂. */
  readonly 'batch.mean': number;
  readonly 'batch.std': number;
}

/** What one step of the derivation is called in `frame.proof`. */
export type ProofKey =
  | 'mean'
  | 'centred'
  | 'variance'
  | 'std'
  | 'quotient'
  | 'jacobian'
  | 'dx'
  | 'ones'
  | 'along'
  | 'rank'
  | 'frobenius'
  | 'scaled'
  | 'inverse';
