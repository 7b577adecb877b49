import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';
import { upstreams } from '../upstreamKinds';

/** Standard deviation of a preactivation of a freshly drawn BERT-base: √(768 · .02²), rounded. */
export const bertSigma = 0.554;

const widths = ['8', '16', '32'] as const;

/** By their names in the engine, which are Hugging Face's; `gelu_new` is the tanh form. */
export const activationIds = ['gelu', 'gelu_new', 'relu', 'identity'] as const;
export type LabActivation = (typeof activationIds)[number];

/** The tensors on the way forward and (d…) on the way back; a cell of each unfolds. */
export const cells = ['h', 'w1', 'u', 'act', 'w2', 'f', 'sum', 'y'] as const;
export const gradientCells = ['dh', 'dw1', 'du', 'dAct', 'dw2', 'df', 'dSum', 'dy'] as const;
export type FeedForwardTensor = (typeof cells)[number] | (typeof gradientCells)[number];

const params = {
  activation: { kind: 'choice', default: 'gelu', options: activationIds },
  /** σ: the standard deviation of a preactivation. Both matrices are drawn with σ/√d. */
  sigma: { kind: 'number', default: bertSigma, min: 0.1, max: 2, step: 0.002 },
  /** F/d. BERT has 4. */
  ratio: { kind: 'number', default: 4, min: 1, max: 8, step: 1 },
  /** d. BERT-base has 768. */
  hidden: { kind: 'choice', default: '8', options: widths },
  /** T. */
  tokens: { kind: 'number', default: 6, min: 1, max: 16, step: 1 },
  /** Off: the network's input is not added. */
  residual: { kind: 'toggle', default: true },
  /** What comes back from above. */
  upstream: { kind: 'choice', default: 'noise', options: upstreams },
  seed: { kind: 'seed', default: 5 },
  /** The cell that unfolds. Beyond a tensor's edge it is the last one. */
  tensor: { kind: 'choice', default: 'act', options: [...cells, ...gradientCells], affects: 'view', panel: false },
  row: { kind: 'number', default: 1, min: 0, max: 255, step: 1, affects: 'view', panel: false },
  col: { kind: 'number', default: 4, min: 0, max: 255, step: 1, affects: 'view', panel: false },
} as const satisfies ParamSpecs;

export type FeedForwardLabSpecs = typeof params;
export type FeedForwardLabParams = ParamsOf<FeedForwardLabSpecs>;

export const definition: ExperimentDefinition<FeedForwardLabSpecs> = {
  id: 'feed-forward-lab',
  version: 1,
  params,
  assets: [],
  formula: String.raw`\X{\part{y}{y}}=\LN\bigl(\part{sum}{\X{\part{h}{h}}+\part{f}{\part{w2}{W_2}\,\part{act}{\Ffn{\GELU}(\part{u}{\part{w1}{W_1}\X{\part{h}{h}}+b_1})}+b_2}}\bigr)`,
  lesson: 'feed-forward',
};
