import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';
import { fitHeads } from '../fitHeads';
import { maxTokens } from '../maxTokens';

const maxPadding = 4;

const widths = ['16', '24', '32', '48', '64', '96', '128', '192', '256', '384', '768'] as const;
const headCounts = ['1', '2', '3', '4', '6', '8', '12'] as const;

/** Tensors whose cells unfold into the sum that made them. */
const unfolding = ['scores', 'probs', 'context', 'q', 'k', 'v'] as const;
export type UnfoldingTensor = (typeof unfolding)[number];

const params = {
  text: { kind: 'text', default: 'The river bank was steep.', maxLength: 400 },
  /** d: the width of a token's vector. BERT-base has 768. */
  hidden: { kind: 'choice', default: '32', options: widths },
  /** H; must divide d. BERT-base has 12. */
  heads: { kind: 'choice', default: '4', options: headCounts },
  /** 'gain': σ = gain/√d, so that attention is seen. 'bert': σ = .02, as BERT draws its weights at any width. */
  init: { kind: 'choice', default: 'gain', options: ['gain', 'bert'] },
  gain: { kind: 'number', default: 1.25, min: 0.25, max: 4, step: 0.25 },
  seed: { kind: 'seed', default: 29 },
  /** What the scores are divided by. */
  divisor: { kind: 'choice', default: 'sqrt-dk', options: ['sqrt-dk', 'none', 'dk', 'sqrt-dmodel'] },
  /** How many [PAD] tokens follow the text. */
  padding: { kind: 'number', default: 0, min: 0, max: maxPadding, step: 1 },
  /** Where padding is taken out: added to the scores, not at all, or multiplied into the probabilities (a trap). */
  mask: { kind: 'choice', default: 'before', options: ['before', 'off', 'after'] },
  /** Over what the probabilities sum to 1: the keys of a query, or the queries of a key (a trap). */
  axis: { kind: 'choice', default: 'keys', options: ['keys', 'queries'] },
  /** p of the dropout on the probabilities, as in training. 0: evaluation. */
  dropout: { kind: 'number', default: 0, min: 0, max: 0.5, step: 0.05 },
  /** Off: no position embeddings, so attention cannot tell the order of the words. */
  positions: { kind: 'toggle', default: true },
  /** The head that is shown, from 0. */
  head: { kind: 'number', default: 0, min: 0, max: 11, step: 1, affects: 'view', panel: false, drawn: true },
  /** The cell that unfolds. Beyond the picture's edge it is the last one. */
  tensor: { kind: 'choice', default: 'scores', options: unfolding, affects: 'view', panel: false },
  row: { kind: 'number', default: 3, min: 0, max: maxTokens + maxPadding - 1, step: 1, affects: 'view', panel: false },
  col: { kind: 'number', default: 2, min: 0, max: 767, step: 1, affects: 'view', panel: false },
} as const satisfies ParamSpecs;

export type AttentionLabSpecs = typeof params;
export type AttentionLabParams = ParamsOf<AttentionLabSpecs>;

export const definition: ExperimentDefinition<AttentionLabSpecs> = {
  id: 'attention-lab',
  version: 1,
  params,
  assets: ['bert-base-uncased-vocab'],
  reconcile: (params, touched) => fitHeads(params, { widths, headCounts }, touched),
  formula: String.raw`\Ctx{\part{context}{C}}=\part{probs}{\softmax\!\left(\part{scores}{\frac{\Q{\part{q}{Q}}\K{\part{k}{K}}^\T}{\sqrt{d_k}}}\right)}\,\V{\part{v}{V}}`,
  lesson: 'attention',
};
