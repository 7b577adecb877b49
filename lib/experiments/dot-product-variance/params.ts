import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

/** BERT-base's: d_model = 12 d_k. */
export const heads = 12;

/** √(768 · .02²), to three places: the standard deviation of a coordinate of q and of k when BERT-base starts. */
export const bertStd = 0.554;

/** How many of the drawn pairs are kept to look at. */
export const pairs = 8;

const params = {
  /** d_k: coordinates of q and of k. BERT-base has 64. */
  d: { kind: 'number', default: 64, min: 1, max: 1024, step: 1, scale: 'log2' },
  /** μ of every coordinate, of q as of k. */
  mean: { kind: 'number', default: 0, min: 0, max: 2, step: 0.05 },
  /** σ of every coordinate. */
  std: { kind: 'number', default: 1, min: 0.1, max: 2, step: 0.002 },
  /** Correlation of qᵢ and kᵢ: k = ρq + √(1−ρ²)e. */
  rho: { kind: 'number', default: 0, min: 0, max: 1, step: 0.05 },
  /** Off: kᵢ = (qᵢ² − 1)/√(κ − 1), uncorrelated with qᵢ and determined by it. */
  fresh: { kind: 'toggle', default: true },
  /** c: correlation of two coordinates of one vector: xᵢ = √c a + √(1−c) zᵢ, a shared by the vector. */
  correlation: { kind: 'number', default: 0, min: 0, max: 1, step: 0.05 },
  /** The vectors whose coordinates share something. Of k it is what q does not determine. */
  correlated: { kind: 'choice', default: 'both', options: ['both', 'q', 'k'] },
  /** Of a coordinate: mean 0 and variance 1 before μ and σ. */
  law: { kind: 'choice', default: 'normal', options: ['normal', 'uniform', 'rademacher', 'laplace'] },
  /** 1, √d, d, √d_model. */
  divisor: { kind: 'choice', default: 'root', options: ['none', 'root', 'full', 'model'] },
  /** n pairs q, k. */
  draws: { kind: 'choice', default: '4000', options: ['250', '1000', '2000', '4000', '20000'] },
  seed: { kind: 'seed', default: 64 },
  /** The drawn pair that stands written out, from 0. */
  pair: {
    kind: 'number',
    default: 0,
    min: 0,
    max: pairs - 1,
    step: 1,
    affects: 'view',
    panel: false,
    drawn: true,
  },
} as const satisfies ParamSpecs;

export type DotProductSpecs = typeof params;
export type DotProductParams = ParamsOf<DotProductSpecs>;
export type Law = DotProductParams['law'];
export type Divisor = DotProductParams['divisor'];

/** k made of q alone leaves no room for a ρ, and ±1 squared is 1: nothing would be left of k. */
function reconcile(
  { fresh, rho, law }: DotProductParams,
  touched: string | undefined,
): { rho?: number; law?: Law; fresh?: boolean } {
  if (fresh || (rho === 0 && law !== 'rademacher')) return {};
  if (touched === 'rho' || touched === 'law') return { fresh: true };
  return { ...(rho > 0 ? { rho: 0 } : {}), ...(law === 'rademacher' ? { law: 'normal' } : {}) };
}

export const definition: ExperimentDefinition<DotProductSpecs> = {
  id: 'dot-product-variance',
  version: 1,
  params,
  assets: [],
  reconcile,
  formula: String.raw`\part{variance}{\Var(\part{scores}{\Q{\part{query}{q}}\cdot\K{\part{key}{k}}})}=\sum_{i,j}\Cov(\part{products}{\Q{q_i}\K{k_i}},\Q{q_j}\K{k_j})`,
  lesson: 'variance',
};
