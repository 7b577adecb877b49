import type { Grid } from '@/lib/grid';
import type { WeightType } from './params';

/** A hidden state and what is measured of it. */
export interface ProfiledState {
  /** [token, hidden] */
  readonly state: Grid;
  /** cos of each pair of tokens, [token, token]. */
  readonly cosines: Grid;
  readonly rms: number;
  /** Mean over pairs of tokens; NaN where all is zero. */
  readonly cosine: number;
  /** ‖X − 1x̄ᵀ‖ / ‖X‖; NaN where all is zero. */
  readonly residual: number;
  /** RMS of what the layer's last block adds over that of what it is added to. Absent for hidden state 0 and where nothing goes past. */
  readonly branch?: number;
}

/** The gradient of a hidden state, and those of the weights of the layer that made it. */
export interface ProfiledGradient {
  /** ‖∂L/∂x‖, over all tokens. */
  readonly norm: number;
  /** That of each token, [1, token]: their squares add up to norm². */
  readonly tokens: Grid;
  /** Of the part that has taken the residual connections alone. */
  readonly skip: number;
  /** ‖∇W‖ of each weight. Absent for hidden state 0, and for weights that the layer does not have. */
  readonly weights?: Partial<Readonly<Record<WeightType, number>>>;
  /** What single steps of the way back do to ‖gradient‖². */
  readonly steps?: BackwardSteps;
}

/** ‖after‖² / ‖before‖² of the gradient on its way back through a layer, for the derivation's lines. */
export interface BackwardSteps {
  /** Through W_O. */
  readonly matrix: number;
  /** From the contexts to the values: through the attention weights, averaged over the heads. */
  readonly average: number;
  /** Through the feed-forward network, and through its norm and past it where the architecture says so. */
  readonly network: number;
}

/**
 * An encoder as far as it has been measured: hidden states and their gradients from 0 to L. What a pass in float32 has measured stands
 * until the exact one comes by.
 */
export interface Profile {
  readonly states: readonly (ProfiledState | undefined)[];
  readonly gradients: readonly (ProfiledGradient | undefined)[];
  /** The exact pass: layers passed on the way up; the lowest hidden state reached on the way back, L + 1 before it starts. */
  readonly reached: number;
  readonly returned: number;
}
