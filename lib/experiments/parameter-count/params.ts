import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';
import { fitHeads } from '../fitHeads';

const widths = ['32', '64', '128', '192', '256', '384', '512', '768', '1024', '2048', '4096'] as const;
const headCounts = ['1', '2', '3', '4', '6', '8', '12', '16', '32'] as const;

/** Word pieces of released models: bert-base-uncased, -cased, -chinese, -multilingual-cased. */
const vocabularies = ['30522', '28996', '21128', '119547'] as const;

const modules = ['none', 'embeddings', 'self', 'selfOutput', 'intermediate', 'output', 'pooler'] as const;

const params = {
  /** d: the width of a token's vector. BERT-base has 768. */
  hidden: { kind: 'choice', default: '768', options: widths },
  /** H; must divide d. BERT-base has 12. */
  heads: { kind: 'choice', default: '12', options: headCounts },
  /** F/d. BERT has 4. */
  ratio: { kind: 'number', default: 4, min: 1, max: 8, step: 1 },
  /** L. BERT-base has 12, BERT-large 24. */
  layers: { kind: 'number', default: 12, min: 0, max: 48, step: 1 },
  vocabulary: { kind: 'choice', default: '30522', options: vocabularies },
  /** Those of the dense layers. */
  biases: { kind: 'toggle', default: true },
  /** γ and β of every LayerNorm. */
  norms: { kind: 'toggle', default: true },
  pooler: { kind: 'toggle', default: true },
  /** The module whose matrices are marked and whose sum is written out. */
  module: { kind: 'choice', default: 'selfOutput', options: modules, affects: 'view', panel: false, drawn: true },
} as const satisfies ParamSpecs;

export type ParameterCountSpecs = typeof params;
export type ParameterCountParams = ParamsOf<ParameterCountSpecs>;

export const definition: ExperimentDefinition<ParameterCountSpecs> = {
  id: 'parameter-count',
  version: 1,
  params,
  assets: [],
  reconcile: (values, touched) => {
    const { head: _, ...changed } = fitHeads({ ...values, head: 0 }, { widths, headCounts }, touched);
    return changed;
  },
  formula: String.raw`\underbrace{4d^2+4d}_{W_Q,\,W_K,\,W_V,\,W_O}+\underbrace{2dF+F+d}_{W_1,\,W_2}+\underbrace{4d}_{\gamma,\,\beta}`,
  lesson: 'map',
};
