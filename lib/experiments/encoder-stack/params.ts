import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';
import { fitHeads } from '../fitHeads';

/** BERT-base's depth. */
export const mostLayers = 12;

/** BERT draws its weights with this σ, at width 768: out of a matrix with d inputs comes this gain, squared, times the variance of what goes in. */
export const bert = { std: 0.02, gain: 0.554 } as const;

const widths = ['64', '128', '256', '512', '768'] as const;
const headCounts = ['1', '2', '4', '8', '12'] as const;

/** What stands open of a layer, where it has it. */
const opened = ['trunk', 'attention', 'ffn', 'probs', 'gradient'] as const;
export type OpenedTensor = (typeof opened)[number];

const params = {
  text: { kind: 'text', default: 'The river bank was steep.', maxLength: 400 },
  /** L. BERT-base has 12. */
  layers: { kind: 'number', default: 4, min: 1, max: mostLayers, step: 1 },
  /** d: the width of a token's vector. BERT-base has 768. */
  hidden: { kind: 'choice', default: '64', options: widths },
  /** H; must divide d. BERT-base has 12. */
  heads: { kind: 'choice', default: '4', options: headCounts },
  /** Where a LayerNorm stands: after each addition (BERT), before each branch, or nowhere. */
  norm: { kind: 'choice', default: 'post', options: ['post', 'pre', 'none'] },
  /** Off: a branch takes the place of what it read, instead of being added to it. */
  residual: { kind: 'toggle', default: true },
  /** σ of the weights. 'bert': .554/√d, at width 768 BERT's own .02. 'literal': .02 at any width. 'lecun': 1/√n, n a matrix's inputs. 'strong': 2/√n. */
  init: { kind: 'choice', default: 'bert', options: ['bert', 'literal', 'lecun', 'strong'] },
  seed: { kind: 'seed', default: 7 },
  /** Send a gradient back from the last hidden state. */
  backward: { kind: 'toggle', default: true },
  /** The hidden state that stands open: 0 is what enters the stack; beyond its end it is the last one. */
  layer: {
    kind: 'number',
    default: mostLayers,
    min: 0,
    max: mostLayers,
    step: 1,
    affects: 'view',
    panel: false,
    drawn: true,
  },
  tensor: { kind: 'choice', default: 'trunk', options: opened, affects: 'view', panel: false, drawn: true },
  /** The head whose probabilities stand open, from 0. */
  head: { kind: 'number', default: 0, min: 0, max: 11, step: 1, affects: 'view', panel: false, drawn: true },
} as const satisfies ParamSpecs;

export type EncoderStackSpecs = typeof params;
export type EncoderStackParams = ParamsOf<EncoderStackSpecs>;

export const definition: ExperimentDefinition<EncoderStackSpecs> = {
  id: 'encoder-stack',
  version: 1,
  params,
  assets: ['bert-base-uncased-vocab'],
  reconcile: (params, touched) => fitHeads(params, { widths, headCounts }, touched),
  formula: String.raw`\X{x_{\ell+1}}=N_\text{post}\bigl(\X{x_\ell}+F_\ell(N_\text{pre}(\X{x_\ell}))\bigr)`,
  lesson: 'depth',
};
