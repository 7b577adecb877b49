import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

/** Deeper than any BERT; DeepNet and its like start here. */
export const mostLayers = 48;
export const mostTokens = 32;

/** BERT draws its weights with this σ, at width 768: dσ² = .3072. At another width d the same is σ = .554/√d. */
export const bert = { std: 0.02, gain: 0.554 } as const;

/** Where a norm stands: see Architecture. 'rms' is pre-LN with RMSNorm, 'deepnorm' post-LN with α on the residual and β on the weights. */
const norms = ['post', 'pre', 'none', 'rms', 'deepnorm', 'rezero'] as const;
export type NormChoice = (typeof norms)[number];

/** σ of the weights. 'bert': .554/√d, W₂ included; 'literal': .02 at any width; 'xavier': √(2/(in + out)); 'lecun': 1/√in. */
const inits = ['bert', 'literal', 'xavier', 'lecun'] as const;
export type InitChoice = (typeof inits)[number];

/** Whose gradient the curve of the weights shows, in the order in which a layer meets them. */
export const weightTypes = ['query', 'key', 'value', 'output', 'first', 'second'] as const;
export type WeightType = (typeof weightTypes)[number];

/** What is drawn besides the diagnoses: the gradient's curves; those of the tokens, with their cosines; or both. */
const focuses = ['all', 'gradient', 'tokens'] as const;
export type Focus = (typeof focuses)[number];

const params = {
  // A's row above B's in a panel of three columns, as a lesson's figure has.
  aNorm: { kind: 'choice', default: 'post', options: norms },
  /** Off: a block's output takes the place of what it read. */
  aResidual: { kind: 'toggle', default: true },
  aInit: { kind: 'choice', default: 'bert', options: inits },
  bNorm: { kind: 'choice', default: 'none', options: norms },
  bResidual: { kind: 'toggle', default: false },
  bInit: { kind: 'choice', default: 'bert', options: inits },
  /** Off: a layer is attention alone. */
  aFeedForward: { kind: 'toggle', default: true },
  bFeedForward: { kind: 'toggle', default: true },
  /** L. */
  layers: { kind: 'number', default: 12, min: 1, max: mostLayers, step: 1 },
  /** d; four heads. */
  hidden: { kind: 'choice', default: '64', options: ['16', '32', '64', '128'] },
  /** T, independent vectors of N(0, 1). */
  tokens: { kind: 'number', default: 16, min: 2, max: mostTokens, step: 1 },
  seed: { kind: 'seed', default: 1 },
  focus: { kind: 'choice', default: 'all', options: focuses, affects: 'view' },
  /** Whose gradient is drawn. */
  weight: { kind: 'choice', default: 'query', options: weightTypes, affects: 'view' },
  /** The hidden state that is marked in the curves and whose tokens are compared: 0 enters, l has passed l layers. */
  layer: {
    kind: 'number',
    default: 3,
    min: 0,
    max: mostLayers,
    step: 1,
    affects: 'view',
    panel: false,
    drawn: true,
  },
  /** What stands written out below: the gradient at the chosen layer, or the cosine of two tokens there. */
  unfolded: {
    kind: 'choice',
    default: 'gradient',
    options: ['gradient', 'cosine'],
    affects: 'view',
    panel: false,
    drawn: true,
  },
  /** In which encoder. */
  which: { kind: 'choice', default: 'a', options: ['a', 'b'], affects: 'view', panel: false, drawn: true },
  /** The two tokens, from 0. */
  row: { kind: 'number', default: 0, min: 0, max: mostTokens - 1, step: 1, affects: 'view', panel: false, drawn: true },
  col: { kind: 'number', default: 1, min: 0, max: mostTokens - 1, step: 1, affects: 'view', panel: false, drawn: true },
} as const satisfies ParamSpecs;

export type DepthProfileSpecs = typeof params;
export type DepthProfileParams = ParamsOf<DepthProfileSpecs>;

export const definition: ExperimentDefinition<DepthProfileSpecs> = {
  id: 'depth-profile',
  version: 1,
  params,
  assets: [],
  reconcile: ({ tokens, row, col }) => ({ row: Math.min(row, tokens - 1), col: Math.min(col, tokens - 1) }),
  formula: String.raw`\part{gradient}{\frac{\lVert\G{g_0}\rVert}{\lVert\G{g_L}\rVert}},\qquad \G{g_\ell}=\frac{\partial\mathcal L}{\partial\X{x_\ell}}`,
  lesson: 'depth',
};
