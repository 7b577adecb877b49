import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

/** d: as many bars as a hand can drag, and BERT's width of a head. */
const widths = ['4', '8', '16', '32', '64'] as const;
export const mostEntries = 64;
/** What an entry of x or dy may be before shift and scale. */
export const largestEntry = 100;

/** Factors and offsets, in powers of ten from 1e-6 to 1e3. */
const powers = ['0.000001', '0.00001', '0.0001', '0.001', '0.01', '0.1', '1', '10', '100', '1000'] as const;

/** What stands in the picture: one vector and its Jacobian, four dialects of one vector, a batch of tokens. */
const pictures = ['vector', 'dialects', 'batch'] as const;

/** Tensors whose cells unfold into their arithmetic. */
const unfolding = ['jacobian', 'normalized', 'dx'] as const;
export type UnfoldingTensor = (typeof unfolding)[number];

const params = {
  /** The vector before shift and scale, as numbers. Empty: drawn from the seed; so is what is missing of d numbers. */
  x: { kind: 'text', default: '', maxLength: 512 },
  /** ∂L/∂y where `dyFrom` is 'bars', likewise. */
  dy: { kind: 'text', default: '', maxLength: 512 },
  hidden: { kind: 'choice', default: '8', options: widths },
  /** x = shift ± scale · v, v the vector above. */
  scale: { kind: 'choice', default: '1', options: powers },
  shift: { kind: 'choice', default: '0', options: ['0', ...powers] },
  flip: { kind: 'toggle', default: false },
  eps: { kind: 'choice', default: '1e-12', options: ['1e-12', '1e-5'] },
  /** The ε of derivations. */
  zeroEps: { kind: 'toggle', default: false },
  /** ε as float16 holds it. */
  half: { kind: 'toggle', default: false },
  /** Off: the backward pass takes μ (s) for a constant, as x.mean().detach() would. */
  meanMoves: { kind: 'toggle', default: true },
  stdMoves: { kind: 'toggle', default: true },
  gamma: { kind: 'number', default: 1, min: -2, max: 4, step: 0.25 },
  /** γᵢ = γ(1 + spread · n), n drawn for each feature. */
  gammaSpread: { kind: 'number', default: 0, min: 0, max: 1, step: 0.1 },
  beta: { kind: 'number', default: 0, min: -3, max: 3, step: 0.25 },
  /** 'bars': dy as dragged. 'span': dy = ones · 1 + along · x̂. */
  dyFrom: { kind: 'choice', default: 'bars', options: ['bars', 'span'] },
  ones: { kind: 'number', default: 1, min: -3, max: 3, step: 0.25 },
  along: { kind: 'number', default: 1, min: -3, max: 3, step: 0.25 },
  /** What the batch is normed over: each token's features (LayerNorm) or each feature's tokens (a trap). */
  axis: { kind: 'choice', default: 'features', options: ['features', 'tokens'] },
  seed: { kind: 'seed', default: 52 },
  show: { kind: 'choice', default: 'vector', options: pictures, affects: 'view', panel: false, drawn: true },
  /** The cell that unfolds, and the entry that stands beside the lines of the derivation. Beyond the edge it is the last one. */
  tensor: { kind: 'choice', default: 'jacobian', options: unfolding, affects: 'view', panel: false },
  row: { kind: 'number', default: 0, min: 0, max: mostEntries - 1, step: 1, panel: false },
  col: { kind: 'number', default: 1, min: 0, max: mostEntries - 1, step: 1, panel: false },
} as const satisfies ParamSpecs;

export type LayerNormLabSpecs = typeof params;
export type LayerNormLabParams = ParamsOf<LayerNormLabSpecs>;

export const definition: ExperimentDefinition<LayerNormLabSpecs> = {
  id: 'layer-norm-lab',
  version: 1,
  params,
  assets: [],
  formula: String.raw`\part{dx}{\G{dx}}=\frac1{\part{rstd}{s}}\Bigl(\part{dy}{\G{g}}-\overline{\G{g}}-\part{normalized}{\X{\hat x}}\,\overline{\G{g}\odot\X{\hat x}}\Bigr)`,
  lesson: 'layer-norm',
};
