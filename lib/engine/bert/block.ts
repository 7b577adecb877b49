import type { Tensor } from '../tensor';
import { hasPostNorm, hasPreNorm } from './architecture';
import { keep, keepGradient } from './modules';
import type { BlockPath, NormPath } from './names';
import { normAt, normBackwardAt, throughNorm } from './norm';
import { activation, type BertRun } from './run';

/**
 * What the two blocks of a layer have in common, whatever F is: y = N_post(r·x + a·F(N_pre(x))). Where an architecture lacks a
 * part, that part hands on what it is given. Every tensor here is [batch, token, hidden].
 */

/** N_pre(x): what the branch reads. */
export function preNorm(run: BertRun, path: NormPath, x: Tensor): Tensor {
  return hasPreNorm(run.config.architecture) ? normAt(run, path, x) : x;
}

/** The gradient of N_pre's output → that of x. */
export function preNormBackward(run: BertRun, path: NormPath, dOut: Tensor): Tensor {
  return hasPreNorm(run.config.architecture) ? normBackwardAt(run, path, dOut) : dOut;
}

/** N_post(r·x + a·F): the end of a block. branch: F, after its dropout; skip: x. */
export function blockEnd(run: BertRun, path: BlockPath, branch: Tensor, skip: Tensor): Tensor {
  const { residual: r } = run.config.architecture;
  // region block
  const a = branchScale(run, path);
  const sum = r === 1 && !a ? run.ops.add(branch, skip) : run.ops.residual(branch, skip, r, a);
  keep(run, `${path}.sum`, sum);
  return hasPostNorm(run.config.architecture) ? normAt(run, `${path}.LayerNorm`, sum) : sum;
  // endregion
}

/** a, where it is no constant. */
function branchScale({ config, stateDict }: BertRun, path: BlockPath): Tensor | undefined {
  return config.architecture.branchScale === 'rezero' ? stateDict[`${path}.resweight`] : undefined;
}

/** dOut → the gradients of the branch and of what went past it. A plain addition hands its gradient to both of its terms. */
export function blockEndBackward(run: BertRun, path: BlockPath, dOut: Tensor): { dBranch: Tensor; dSkip: Tensor } {
  const { architecture } = run.config;
  const { residual: r } = architecture;
  // region backward
  const dSum = hasPostNorm(architecture) ? normBackwardAt(run, `${path}.LayerNorm`, dOut) : dOut;
  keepGradient(run, `${path}.sum`, dSum);
  const a = branchScale(run, path);
  if (r === 1 && !a) return { dBranch: dSum, dSkip: dSum };
  const gradients = run.ops.residualBackward(dSum, activation(run, `${path}.dropout`), r, a);
  if (a) run.gradients[`${path}.resweight`] = gradients.dBranchScale;
  return gradients;
  // endregion
}

/** The gradient that takes the residual connection alone, past every branch: r · J_Nᵀ dOut. Leaves nothing in the run. */
export function blockSkipBackward(run: BertRun, path: BlockPath, dOut: Tensor): Tensor {
  const { architecture } = run.config;
  const { residual: r } = architecture;
  // region skip
  const dSum = hasPostNorm(architecture) ? throughNorm(run, `${path}.LayerNorm`, dOut) : dOut;
  return r === 1 ? dSum : run.ops.residualBackward(dSum, activation(run, `${path}.dropout`), r).dSkip;
  // endregion
}
