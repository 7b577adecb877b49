import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

export const mostKeys = 256;

const params = {
  /** n: what one query is compared with. */
  keys: { kind: 'number', default: 16, min: 2, max: mostKeys, step: 1, scale: 'log2' },
  /** d: the products that one score adds up. A head of BERT has 64. */
  d: { kind: 'number', default: 64, min: 1, max: 1024, step: 1, scale: 'log2' },
  /** What q·k is divided by. */
  divisor: { kind: 'choice', default: 'sqrt', options: ['none', 'sqrt', 'd'] },
  /** σ of q's numbers; those of k have 1. Divided by √d, this is the standard deviation of the logits. */
  std: { kind: 'number', default: 1, min: 0.01, max: 32, step: 0.001, scale: 'log' },
  /** The draw that is shown: the one whose ‖J‖_F stands at this quantile. */
  draw: { kind: 'choice', default: 'median', options: ['tenth', 'median', 'ninetieth'] },
  seed: { kind: 'seed', default: 5 },
  /** The y axes of the curves. */
  log: { kind: 'toggle', default: false, affects: 'view' },
  /** The cell of J that unfolds; keys are counted from the most probable one, 0. */
  row: { kind: 'number', default: 0, min: 0, max: mostKeys - 1, step: 1, affects: 'view', panel: false },
  col: { kind: 'number', default: 1, min: 0, max: mostKeys - 1, step: 1, affects: 'view', panel: false },
} as const satisfies ParamSpecs;

export type SoftmaxSaturationSpecs = typeof params;
export type SoftmaxSaturationParams = ParamsOf<SoftmaxSaturationSpecs>;

/** The divisor's value. */
export const divisorOf = {
  none: () => 1,
  sqrt: (d: number) => Math.sqrt(d),
  d: (d: number) => d,
} as const satisfies Record<SoftmaxSaturationParams['divisor'], (d: number) => number>;

export const levelOf = {
  tenth: 0.1,
  median: 0.5,
  ninetieth: 0.9,
} as const satisfies Record<SoftmaxSaturationParams['draw'], number>;

export const definition: ExperimentDefinition<SoftmaxSaturationSpecs> = {
  id: 'softmax-saturation',
  version: 1,
  params,
  assets: [],
  formula: String.raw`\part{jacobian}{J}=\diag(\S{\part{p}{p}})-\S{\part{p}{p}}\S{\part{p}{p}}^\T,\qquad\frac{\partial L}{\partial\Q{q}}=c\,\K{K}^\T\,\part{jg}{\part{jacobian}{J}\,\part{g}{\G{g}}}`,
  lesson: 'softmax',
};
