import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

/** BERT's shape at a size that fits a page: hidden 24 in 2 heads, intermediate four times as wide. */
export const sizes = { hidden: 24, heads: 2, intermediate: 96 } as const;

const params = {
  sentence: { kind: 'choice', default: 'river', options: ['river', 'moon'], panel: false, drawn: true },
  seed: { kind: 'seed', default: 7, panel: false, drawn: true },
  /** The token whose row is ringed in every tensor, from 0; −1 follows none. */
  token: { kind: 'number', default: 2, min: -1, max: 7, step: 1, affects: 'view', panel: false, drawn: true },
  head: {
    kind: 'number',
    default: 0,
    min: 0,
    max: sizes.heads - 1,
    step: 1,
    affects: 'view',
    panel: false,
    drawn: true,
  },
  /** The tensor that stands open below the diagram. */
  open: {
    kind: 'choice',
    default: 'none',
    options: ['none', 'x', 'q', 'k', 'v', 'scores', 'probs', 'context', 'h', 'activated', 'y'],
    affects: 'view',
    panel: false,
  },
} as const satisfies ParamSpecs;

export type EncoderLayerSpecs = typeof params;
export type EncoderLayerParams = ParamsOf<EncoderLayerSpecs>;

export const definition: ExperimentDefinition<EncoderLayerSpecs> = {
  id: 'encoder-layer',
  version: 1,
  params,
  assets: [],
  formula: String.raw`\begin{aligned}\X{\part{h}{h}}&=\LN\bigl(\X{\part{x}{x}}+W_O\,\Ctx{\part{context}{c}}\bigr)\\\X{\part{y}{y}}&=\LN\bigl(\X{\part{h}{h}}+W_2\,\part{activated}{\Ffn{\GELU}(W_1\X{\part{h}{h}})}\bigr)\end{aligned}`,
  lesson: 'map',
};
