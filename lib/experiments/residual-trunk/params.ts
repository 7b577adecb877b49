import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

/** Sizes of the encoder: narrow enough to be computed in float64 while a slider moves. */
export const sizes = { hidden: 64, intermediate: 256, heads: 4, tokens: 16 } as const;

/** What BERT draws its weights with, and the gain of it: .02 at width 768. */
export const bert = { std: 0.02, gain: 0.554 } as const;

const params = {
  layers: { kind: 'number', default: 12, min: 1, max: 24, step: 1 },
  /** LayerNorm behind every addition (BERT), or before every branch. */
  norm: { kind: 'choice', default: 'pre', options: ['post', 'pre'] },
  /** σ of the weights. 'bert': .554/√d, at width 768 BERT's own .02. 'lecun': 1/√n. 'xavier': √(2/(n + m)), n inputs and m outputs. */
  init: { kind: 'choice', default: 'bert', options: ['bert', 'lecun', 'xavier'] },
  seed: { kind: 'seed', default: 7 },
  /** The chosen state: what has passed so many blocks, two to a layer. */
  state: { kind: 'number', default: 24, min: 0, max: 48, step: 1, affects: 'view', panel: false, drawn: true },
} as const satisfies ParamSpecs;

export type ResidualTrunkSpecs = typeof params;
export type ResidualTrunkParams = ParamsOf<ResidualTrunkSpecs>;

export const definition: ExperimentDefinition<ResidualTrunkSpecs> = {
  id: 'residual-trunk',
  version: 1,
  params,
  assets: [],
  formula: String.raw`\part{skip}{\G{\frac{\partial L}{\partial x_0}}\Big|_\text{skip}}=\prod_l J_{\text{post},l}^\T\,\G{\frac{\partial L}{\partial x_L}}`,
  lesson: 'residual',
};
