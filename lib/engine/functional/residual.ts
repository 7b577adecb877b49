import { expectLike, expectShape } from '../check';
import { type Tensor, zerosLike } from '../tensor';

/**
 * y = r·x + a·F: where a branch F(x) meets what went past it. r is a constant (0: nothing goes past; DeepNorm's α), a one learnable
 * number as in ReZero, or absent: 1. branch, skip, y: [batch, token, hidden]; branchScale: [].
 */
export function residual(branch: Tensor, skip: Tensor, r: number, branchScale?: Tensor): Tensor {
  expectLike('residual', 'skip', skip, branch);
  if (branchScale) expectShape('residual', 'branchScale', branchScale, [], [], branch);
  const a = branchScale?.data[0] ?? 1;
  const out = zerosLike(branch);
  // region residual
  for (let i = 0; i < out.data.length; i++) out.data[i] = a * branch.data[i]! + r * skip.data[i]!;
  // endregion
  return out;
}

export interface ResidualGradients {
  readonly dBranch: Tensor;
  readonly dSkip: Tensor;
  /** []; that of a = 1 where there is no branchScale. */
  readonly dBranchScale: Tensor;
}

/** dF = a·dY, dX = r·dY, and da = Σ dY ⊙ F. */
export function residualBackward(dOut: Tensor, branch: Tensor, r: number, branchScale?: Tensor): ResidualGradients {
  expectLike('residualBackward', 'dOut', dOut, branch);
  if (branchScale) expectShape('residualBackward', 'branchScale', branchScale, [], [], branch);
  const a = branchScale?.data[0] ?? 1;
  const dBranch = zerosLike(dOut);
  const dSkip = zerosLike(dOut);
  let sum = 0;
  // region backward
  for (let i = 0; i < dOut.data.length; i++) {
    dBranch.data[i] = a * dOut.data[i]!;
    dSkip.data[i] = r * dOut.data[i]!;
    sum += dOut.data[i]! * branch.data[i]!;
  }
  // endregion
  const dBranchScale = zerosLike(dOut, [], []);
  dBranchScale.data[0] = sum;
  return { dBranch, dSkip, dBranchScale };
}
