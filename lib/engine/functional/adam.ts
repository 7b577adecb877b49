import { expectLike } from '../check';
import type { Tensor } from '../tensor';

/** What an Adam step reads each time it is taken: its owner may change any field between steps. Names as torch.optim.Adam. */
export interface AdamHyper {
  /** Which step this is, from 1: the bias corrections 1 − βᵗ need it. */
  step: number;
  learningRate: number;
  beta1: number;
  beta2: number;
  eps: number;
  /** λ: an L2 penalty whose gradient passes through the moments, or, decoupled, a shrinking of the weights beside them. */
  weightDecay: number;
  /** true is AdamW (Loshchilov and Hutter 2019). */
  decoupledWeightDecay: boolean;
}

/**
 * m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; θ ← θ − lr · m̂ / (√v̂ + ε), m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ).
 * Weight decay λ: g ← g + λθ before, or decoupled θ ← (1 − lr·λ)θ. In place: parameter θ, expAvg m and expAvgSq v, all of gradient's
 * shape; m and v start at 0. As torch.optim.Adam and AdamW; Kingma and Ba 2015.
 */
export function adamStep(
  parameter: Tensor,
  gradient: Tensor,
  expAvg: Tensor,
  expAvgSq: Tensor,
  hyper: Readonly<AdamHyper>,
): void {
  expectLike('adamStep', 'gradient', gradient, parameter);
  expectLike('adamStep', 'expAvg', expAvg, parameter);
  expectLike('adamStep', 'expAvgSq', expAvgSq, parameter);
  const { step, learningRate, beta1, beta2, eps, weightDecay, decoupledWeightDecay } = hyper;
  if (!(step >= 1)) throw new RangeError(`adamStep: step is ${step}, expected a whole number from 1`);
  const theta = parameter.data;
  const g = gradient.data;
  const m = expAvg.data;
  const v = expAvgSq.data;
  const penalty = decoupledWeightDecay ? 0 : weightDecay;
  const shrink = decoupledWeightDecay ? 1 - learningRate * weightDecay : 1;
  const stepSize = learningRate / (1 - beta1 ** step);
  const correction2 = Math.sqrt(1 - beta2 ** step);
  // region step
  for (let i = 0; i < theta.length; i++) {
    const gi = g[i]! + penalty * theta[i]!;
    const mi = beta1 * m[i]! + (1 - beta1) * gi;
    const vi = beta2 * v[i]! + (1 - beta2) * gi * gi;
    m[i] = mi;
    v[i] = vi;
    theta[i] = shrink * theta[i]! - (stepSize * mi) / (Math.sqrt(vi) / correction2 + eps);
  }
  // endregion
}
