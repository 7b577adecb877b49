import type { SelfOutputTensor } from './params';

/**
 * What a frame holds; light enough for the page. All grids are [token, hidden], but for dense.weight and its gradient, [out, in], and
 * db, [1, out]. `m` is the dropout's factor, m/(1 − p): 0 where an entry is dropped.
 */
const path = 'encoder.layer.0.attention.output';
export const gridName = {
  c: 'encoder.layer.0.attention.self.context',
  w: `${path}.dense.weight`,
  a: `${path}.dense`,
  m: `${path}.dropout.factor`,
  dropped: `${path}.dropout`,
  x: 'embeddings.LayerNorm',
  sum: `${path}.sum`,
  y: `${path}.LayerNorm`,
  dc: 'grad.encoder.layer.0.attention.self.context',
  dw: `grad.${path}.dense.weight`,
  db: `grad.${path}.dense.bias`,
  da: `grad.${path}.dense`,
  dDropped: `grad.${path}.dropout`,
  dx: 'grad.embeddings.LayerNorm',
  dSum: `grad.${path}.sum`,
  dy: `grad.${path}.LayerNorm`,
} as const satisfies Record<SelfOutputTensor, string>;

export type SeriesKey =
  /** p/(1 − p) and what it was measured to be, with its standard error, over p. */
  | 'mask.theory'
  | 'mask.measured'
  /** cos(x, y) of each token. */
  | 'cosine';

/** Lines of the lesson's derivations. */
export type ProofKey = 'mean' | 'variance' | 'skip' | 'weight' | 'bias' | 'input';

export interface SelfOutputScalars {
  readonly tokens: number;
  readonly hidden: number;
  readonly p: number;
  /** Of m/(1 − p), over fresh draws; 1 and 0 in evaluation. */
  readonly 'mask.mean': number;
  readonly 'mask.variance': number;
  readonly 'mask.theory': number;
  /** How many entries of the shown mask are 0. */
  readonly 'mask.dropped': number;
  /** How many numbers of x are multiplied by 0 on their way into the norm. */
  readonly 'skip.zeroed': number;
  /** Root mean square of what the dense layer gives, before dropout, and of x. */
  readonly 'branch.rms': number;
  readonly 'skip.rms': number;
  /** branch / skip. */
  readonly ratio: number;
  readonly 'cosine.mean': number;
  readonly 'cosine.min': number;
  /** Root mean squares of gradients. */
  readonly 'gradient.sum': number;
  readonly 'gradient.skip': number;
  readonly 'gradient.context': number;
  /** How many tokens' rows of dc hold anything but 0, and how many entries of the gradient of the sum do. */
  readonly 'gradient.tokens': number;
  readonly 'gradient.entries': number;
  /** Mean over each token's gradient of the sum, the largest size of it: 0, since LayerNorm takes the mean out. */
  readonly 'gradient.mean': number;
}
