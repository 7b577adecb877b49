import { type Divisor, divisorOf } from '../functional/divisor';
import type { NormDetach } from '../functional/layerNorm';

/**
 * What an encoder's blocks may differ in. A block is y = N_post(r·x + a·F(N_pre(x))), where F is attention or the feed-forward
 * network, each with its dense layer and dropout. The embeddings keep BERT's LayerNorm, so that every architecture gets the same x.
 */
export interface Architecture {
  /** 'post': N_post is the norm and N_pre nothing (Vaswani et al. 2017, BERT); 'pre': the other way round (Xiong et al. 2020). */
  readonly normPosition: 'post' | 'pre';
  /** LayerNorm (Ba et al. 2016), RMSNorm (Zhang and Sennrich 2019), or none, neither before nor after. */
  readonly norm: 'layer' | 'rms' | 'none';
  /** Whether the blocks' norms have a weight and, if LayerNorms, a bias. */
  readonly normAffine: boolean;
  /** Statistics of the blocks' norms that the backward pass takes for constants (Xu et al. 2019, DetachNorm). */
  readonly normDetach: NormDetach;
  /** A norm after the last layer. Pre-LN needs it: nothing else bounds the trunk. */
  readonly finalNorm: boolean;
  /** r: 1, 0 for no residual connection, or DeepNorm's α. */
  readonly residual: number;
  /** a: 1, or a learnable number for each block that starts at 0 (ReZero, Bachlechner et al. 2020). */
  readonly branchScale: 'one' | 'rezero';
  /** What attention scores are divided by. Not heeded where qkNorm is 'l2', whose learned scale stands in its place. */
  readonly divisor: Divisor;
  /**
   * A norm of each head's queries and keys: 'l2' makes scores cosines times a learned scale (Henry et al. 2020); 'layer' is
   * nn.LayerNorm(headDim), 'rms' nn.RMSNorm(headDim) as in Qwen 3; both keep the divisor.
   */
  readonly qkNorm: 'none' | 'l2' | 'layer' | 'rms';
}

/** BERT's, which every field defaults to. */
export const postLN: Architecture = {
  normPosition: 'post',
  norm: 'layer',
  normAffine: true,
  normDetach: 'none',
  finalNorm: false,
  residual: 1,
  branchScale: 'one',
  divisor: 'sqrt-dk',
  qkNorm: 'none',
};

interface Depth {
  readonly numHiddenLayers: number;
}

/** The architectures that lessons compare; a change on top is `{ ...architectures.preLN(config), residual: 0 }`. */
export const architectures = {
  postLN: () => postLN,
  preLN: () => ({ ...postLN, normPosition: 'pre', finalNorm: true }),
  noNorm: () => ({ ...postLN, norm: 'none' }),
  /** Pre-LN with RMSNorm in LayerNorm's place, as in LLaMA. */
  rmsNorm: () => ({ ...postLN, normPosition: 'pre', norm: 'rms', finalNorm: true }),
  /** Post-LN with LN(α·x + F(x)); its init is `gains.deepNorm`. Wang et al. 2022. */
  deepNorm: ({ numHiddenLayers }) => ({ ...postLN, residual: deepNormAlpha(numHiddenLayers) }),
  /** x + a·F(x), a = 0 at first: the encoder starts as the identity. */
  reZero: () => ({ ...postLN, norm: 'none', branchScale: 'rezero' }),
} as const satisfies Record<string, (config: Depth) => Architecture>;

export type ArchitectureId = keyof typeof architectures;

/** α = (2L)^¼, by which an encoder of L layers weighs its residual. Wang et al. 2022, encoder-only. */
export const deepNormAlpha = (layers: number): number => (2 * layers) ** 0.25;

/** β = (8L)^−¼, the factor of DeepNorm's init on the value, output and feed-forward weights. */
export const deepNormBeta = (layers: number): number => (8 * layers) ** -0.25;

/** Whether each block has a norm before it, or behind it. */
export const hasPreNorm = ({ norm, normPosition }: Architecture): boolean => norm !== 'none' && normPosition === 'pre';
export const hasPostNorm = ({ norm, normPosition }: Architecture): boolean =>
  norm !== 'none' && normPosition === 'post';
export const hasFinalNorm = ({ norm, finalNorm }: Architecture): boolean => norm !== 'none' && finalNorm;

/** The number that the scores of an architecture are divided by. */
export function scoreDivisor({ qkNorm, divisor }: Architecture, headDim: number, hidden: number): number {
  return divisorOf(qkNorm === 'l2' ? 'none' : divisor, headDim, hidden);
}

/** Throws where a number of the architecture is none that can be computed with. */
export function checkArchitecture({ residual, divisor }: Architecture): void {
  if (!Number.isFinite(residual))
    throw new RangeError(`bertConfig: architecture.residual is ${residual}, expected a finite number`);
  if (typeof divisor === 'number' && !(divisor > 0 && divisor < Infinity))
    throw new RangeError(`bertConfig: architecture.divisor is ${divisor}, expected a positive number`);
}
