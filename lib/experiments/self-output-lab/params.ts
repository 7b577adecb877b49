import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';
import { upstreams } from '../upstreamKinds';

/** BERT draws with σ = .02 at width 768; at width d this gain, over √d, does the same. */
export const bertGain = 0.554;

const widths = ['8', '16', '32', '64'] as const;
export const mostTokens = 16;

/** The tensors of the module, on the way forward and (d…) on the way back; a cell of each unfolds. */
export const cells = ['c', 'w', 'a', 'm', 'dropped', 'x', 'sum', 'y'] as const;
export const gradientCells = ['dc', 'dw', 'db', 'da', 'dDropped', 'dx', 'dSum', 'dy'] as const;
export type SelfOutputTensor = (typeof cells)[number] | (typeof gradientCells)[number];

const params = {
  /** The probability that an entry is dropped. */
  p: { kind: 'number', default: 0.1, min: 0, max: 0.5, step: 0.05 },
  /** Off: evaluation, dropout does nothing. */
  training: { kind: 'toggle', default: true },
  /** Off: dropout acts on the sum, so that it reaches what the residual carries. */
  beforeAdd: { kind: 'toggle', default: true },
  /** Off: the input is not added. */
  residual: { kind: 'toggle', default: true },
  /** T. */
  tokens: { kind: 'number', default: 6, min: 1, max: mostTokens, step: 1 },
  /** d. BERT-base has 768. */
  hidden: { kind: 'choice', default: '8', options: widths },
  /** How much of each token's vector is common to all: the expected cosine of two. A BERT text's first layer has 1/3. */
  shared: { kind: 'number', default: 0, min: 0, max: 0.9, step: 0.05 },
  /** What comes back from above. */
  upstream: { kind: 'choice', default: 'noise', options: upstreams },
  seed: { kind: 'seed', default: 4 },
  /** The cell that unfolds. Beyond a tensor's edge it is the last one. */
  tensor: { kind: 'choice', default: 'a', options: [...cells, ...gradientCells], affects: 'view', panel: false },
  row: { kind: 'number', default: 2, min: 0, max: 63, step: 1, affects: 'view', panel: false },
  col: { kind: 'number', default: 3, min: 0, max: 63, step: 1, affects: 'view', panel: false },
} as const satisfies ParamSpecs;

export type SelfOutputLabSpecs = typeof params;
export type SelfOutputLabParams = ParamsOf<SelfOutputLabSpecs>;

export const definition: ExperimentDefinition<SelfOutputLabSpecs> = {
  id: 'self-output-lab',
  version: 1,
  params,
  assets: [],
  formula: String.raw`\X{\part{y}{y}}=\LN\bigl(\part{sum}{\X{\part{x}{x}}+\part{dropped}{\Drop(\part{a}{\part{w}{W_O}\,\Ctx{\part{c}{c}}+b})}}\bigr)`,
  lesson: 'self-output',
};
