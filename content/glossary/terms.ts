import type { LessonId } from '../outline';

/** A term that the lessons use, once for all languages: its words are in messages.*.ts beside this file. */
export interface Term {
  /** In TeX, with the macros of lib/tex, as lessons write it. */
  readonly symbol?: string;
  /** The lesson that explains it. */
  readonly lesson?: LessonId;
}

export const terms = {
  // What a text becomes
  token: { symbol: 'T', lesson: 'map' },
  wordpiece: { lesson: 'map' },
  embedding: { symbol: String.raw`\X{x}`, lesson: 'map' },
  'position-embedding': { lesson: 'attention' },
  'segment-embedding': { lesson: 'attention' },
  'hidden-size': { symbol: 'd', lesson: 'map' },
  'intermediate-size': { symbol: 'F', lesson: 'map' },
  layer: { symbol: 'L', lesson: 'map' },
  encoder: { lesson: 'map' },
  parameter: { lesson: 'map' },
  activation: { lesson: 'map' },
  pooler: { lesson: 'map' },
  logit: { lesson: 'softmax' },
  // Attention
  attention: { lesson: 'attention' },
  'scaled-dot-product-attention': { lesson: 'attention' },
  query: { symbol: String.raw`\Q{q}`, lesson: 'attention' },
  key: { symbol: String.raw`\K{k}`, lesson: 'attention' },
  value: { symbol: String.raw`\V{v}`, lesson: 'attention' },
  score: { symbol: String.raw`\S{s}`, lesson: 'attention' },
  softmax: { symbol: String.raw`\S{p}`, lesson: 'attention' },
  mask: { lesson: 'attention' },
  context: { symbol: String.raw`\Ctx{c}`, lesson: 'attention' },
  head: { symbol: 'H', lesson: 'attention' },
  'head-size': { symbol: 'd_k', lesson: 'attention' },
  'output-projection': { symbol: 'W_O', lesson: 'attention' },
  saturation: { lesson: 'softmax' },
  entropy: { lesson: 'softmax' },
  // The block
  'residual-connection': { lesson: 'residual' },
  'residual-stream': { symbol: String.raw`\X{x}`, lesson: 'map' },
  branch: { lesson: 'map' },
  'skip-path': { lesson: 'residual' },
  'layer-norm': { symbol: String.raw`\LN`, lesson: 'layer-norm' },
  'rms-norm': { lesson: 'layer-norm' },
  'batch-norm': { lesson: 'layer-norm' },
  epsilon: { symbol: String.raw`\epsilon`, lesson: 'layer-norm' },
  'post-ln': { lesson: 'residual' },
  'pre-ln': { lesson: 'residual' },
  deepnorm: { lesson: 'depth' },
  rezero: { lesson: 'residual' },
  dropout: { symbol: 'p', lesson: 'self-output' },
  'feed-forward-network': { lesson: 'feed-forward' },
  'activation-function': { lesson: 'feed-forward' },
  gelu: { symbol: String.raw`\GELU`, lesson: 'feed-forward' },
  relu: { lesson: 'feed-forward' },
  preactivation: { lesson: 'feed-forward' },
  // Chance
  expectation: { symbol: String.raw`\E`, lesson: 'variance' },
  variance: { symbol: String.raw`\Var`, lesson: 'variance' },
  covariance: { symbol: String.raw`\operatorname{Cov}`, lesson: 'variance' },
  'standard-deviation': { symbol: String.raw`\sigma`, lesson: 'variance' },
  'standard-error': { lesson: 'variance' },
  independent: { lesson: 'variance' },
  'monte-carlo': { lesson: 'variance' },
  'heavy-tailed': { lesson: 'variance' },
  quantile: { lesson: 'softmax' },
  'root-mean-square': { lesson: 'self-output' },
  // The way back
  gradient: { symbol: String.raw`\G{g}`, lesson: 'softmax' },
  backward: { lesson: 'self-output' },
  jacobian: { symbol: 'J', lesson: 'softmax' },
  projection: { lesson: 'layer-norm' },
  'finite-differences': { lesson: 'layer-norm' },
  'frobenius-norm': { symbol: String.raw`\lVert J\rVert_F`, lesson: 'softmax' },
  'spectral-norm': { symbol: String.raw`\lVert J\rVert_2`, lesson: 'softmax' },
  'vanishing-gradient': { lesson: 'depth' },
  'exploding-gradient': { lesson: 'depth' },
  rank: { lesson: 'feed-forward' },
  'rank-collapse': { lesson: 'depth' },
  'cosine-similarity': { symbol: String.raw`\cos`, lesson: 'self-output' },
  'relative-residual': { lesson: 'depth' },
  initialisation: { lesson: 'attention' },
  'xavier-initialisation': { lesson: 'depth' },
} as const satisfies Readonly<Record<string, Term>>;

export type TermId = keyof typeof terms;

/** A term in one language. */
export interface TermWords {
  readonly term: string;
  /** Other forms that mean the same and may stand in its place: plurals, short forms. */
  readonly also?: readonly string[];
  /** Names that others use and our lessons do not: a reader meets one word for one thing. */
  readonly avoid?: readonly string[];
  /** One line, plain words. */
  readonly meaning: string;
}
