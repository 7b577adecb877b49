import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

/** d: numbers that run along the chain side by side. */
export const width = 32;

/** Twelve layers of BERT are 24 blocks. */
export const mostBlocks = 48;

/** Up to so many blocks every path is followed alone: 2⁵ of them. */
export const mostDrawn = 5;

const view = { affects: 'view', panel: false, drawn: true } as const;

const params = {
  /** n. */
  blocks: { kind: 'number', default: 24, min: 1, max: mostBlocks, step: 1 },
  /** 'number': every column is a chain of its own, F(x) = ±g x. 'matrix': F(x) = W x, a matrix of its own for every block. */
  branch: { kind: 'choice', default: 'matrix', options: ['number', 'matrix'] },
  /** g: how large a branch is beside what it reads. */
  gain: { kind: 'number', default: 0.5, min: -1, max: 1, step: 0.05 },
  /** Where a branch points, measured by what it reads: along it, anywhere, or against it. */
  sign: { kind: 'choice', default: 'random', options: ['aligned', 'random', 'opposed'] },
  /** What a branch is multiplied by besides. */
  scaling: { kind: 'choice', default: 'one', options: ['one', 'sqrt', 'n'] },
  /** Off: what a branch writes takes the place of what it read. */
  residual: { kind: 'toggle', default: true },
  norm: { kind: 'toggle', default: true },
  /** On: LN stands before a branch (pre-LN); off: behind the addition (post-LN). */
  pre: { kind: 'toggle', default: true },
  /** γ, the weight of every LayerNorm. */
  gamma: { kind: 'number', default: 1, min: 0.5, max: 2, step: 0.25 },
  /** α: x + α F(x). ReZero learns it, and starts from 0. */
  alpha: { kind: 'number', default: 1, min: 0, max: 1, step: 0.05 },
  seed: { kind: 'seed', default: 57 },
  /** The chosen row: the state behind so many blocks. */
  state: { kind: 'number', default: 1, min: 0, max: mostBlocks, step: 1, ...view },
  /** The chosen column. */
  dim: { kind: 'number', default: 0, min: 0, max: width - 1, step: 1, ...view },
  /** Whose cell is unfolded: that of x, or that of its gradient. */
  side: { kind: 'choice', default: 'forward', options: ['forward', 'backward'], ...view },
  /** The chosen path: bit l is set where it takes the branch of block l. */
  path: { kind: 'number', default: 1, min: 0, max: 2 ** mostDrawn - 1, step: 1, ...view },
} as const satisfies ParamSpecs;

export type ResidualChainSpecs = typeof params;
export type ResidualChainParams = ParamsOf<ResidualChainSpecs>;

export const definition: ExperimentDefinition<ResidualChainSpecs> = {
  id: 'residual-chain',
  version: 1,
  params,
  assets: [],
  // A LayerNorm over columns would tie chains together that are to run alone.
  reconcile: ({ branch, norm }, touched) =>
    branch === 'number' && norm ? (touched === 'norm' ? { branch: 'matrix' } : { norm: false }) : {},
  formula: String.raw`\begin{aligned}\X{x_{l+1}}&=\part{skip}{\X{x_l}}+\part{branch}{F_l(\LN\X{x_l})}\\\frac{\partial \X{x_n}}{\partial \X{x_0}}&=\prod_l\,(\part{skip}{I}+\part{branch}{A_l})\end{aligned}`,
  lesson: 'residual',
};
