import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';
import { fitHeads } from '../fitHeads';
import { type OpenId, openIds } from './arrows';

const widths = ['32', '64', '128', '192', '256', '384', '512', '768'] as const;
const headCounts = ['1', '2', '3', '4', '6', '8', '12'] as const;

/** The longest text of the map, and the widest feed-forward network. */
export const most = { tokens: 64, intermediate: 8 * 768 } as const;

const params = {
  /** Fourteen word pieces, which with [CLS] and [SEP] are the sixteen tokens of the default T. */
  text: { kind: 'text', default: 'The bank of the river was steep, so we walked to it.', maxLength: 400 },
  /** T: a shorter text is filled up with [PAD], a longer one cut. */
  tokens: { kind: 'number', default: 16, min: 1, max: most.tokens, step: 1 },
  /** d. BERT-base has 768. */
  hidden: { kind: 'choice', default: '768', options: widths },
  /** H; must divide d. BERT-base has 12. */
  heads: { kind: 'choice', default: '12', options: headCounts },
  /** F/d. BERT has 4. */
  ratio: { kind: 'number', default: 4, min: 1, max: 8, step: 1 },
  seed: { kind: 'seed', default: 7 },
  /** The tensor or the arrow that stands in the inspector. */
  open: {
    kind: 'choice',
    default: 'q',
    options: openIds satisfies readonly OpenId[],
    affects: 'view',
    panel: false,
    drawn: true,
  },
  /** Pale: what is computed after the open tensor. */
  walk: { kind: 'toggle', default: false, affects: 'view', panel: false, drawn: true },
  /** The head whose scores and probs are shown, from 0. Beyond the last it is the last. */
  head: { kind: 'number', default: 0, min: 0, max: 11, step: 1, affects: 'view', panel: false, drawn: true },
  /** The cell of the open tensor that is worked out. Beyond its edge it is the last one. */
  row: { kind: 'number', default: 2, min: 0, max: most.tokens - 1, step: 1, affects: 'view', panel: false },
  col: { kind: 'number', default: 5, min: 0, max: most.intermediate - 1, step: 1, affects: 'view', panel: false },
} as const satisfies ParamSpecs;

export type EncoderMapSpecs = typeof params;
export type EncoderMapParams = ParamsOf<EncoderMapSpecs>;

export const definition: ExperimentDefinition<EncoderMapSpecs> = {
  id: 'encoder-map',
  version: 1,
  params,
  assets: ['bert-base-uncased-vocab'],
  reconcile: (values, touched) => fitHeads(values, { widths, headCounts }, touched),
  formula: String.raw`\begin{aligned}\part{h}{\X{h}}&=\LN\bigl(\part{x}{\X{x}}+\Drop(\part{o}{W_O\,\part{context}{\Ctx{\operatorname{Attn}}(\part{x}{\X{x}})}})\bigr)\\\part{y}{\X{y}}&=\LN\bigl(\part{h}{\X{h}}+\Drop(\part{f}{W_2\,\part{g}{\Ffn{\GELU}(\part{a}{W_1\part{h}{\X{h}}})}})\bigr)\end{aligned}`,
  lesson: 'map',
};
