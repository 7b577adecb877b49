import { expectLike } from '../check';
import type { Tensor } from '../tensor';

/** What an SGD step reads each time it is taken: its owner may change any field between steps. Names as torch.optim.SGD. */
export interface SgdHyper {
  learningRate: number;
  /** μ; 0 is plain gradient descent. */
  momentum: number;
  /** Look ahead by one more μ·b (Nesterov). */
  nesterov: boolean;
  /** λ of the L2 penalty λ/2 ‖θ‖², whose gradient joins g. */
  weightDecay: number;
}

/**
 * g ← g + λθ; b ← μb + g; θ ← θ − lr·b (Nesterov: θ − lr·(g + μb)). In place: parameter θ, momentumBuffer b (both of gradient's
 * shape; b starts at 0 and is absent where μ is 0). As torch.optim.SGD with dampening 0: lr stands outside the average.
 */
export function sgdStep(
  parameter: Tensor,
  gradient: Tensor,
  momentumBuffer: Tensor | undefined,
  hyper: Readonly<SgdHyper>,
): void {
  expectLike('sgdStep', 'gradient', gradient, parameter);
  if (momentumBuffer) expectLike('sgdStep', 'momentumBuffer', momentumBuffer, parameter);
  const { learningRate, momentum, nesterov, weightDecay } = hyper;
  if (momentum !== 0 && !momentumBuffer) throw new RangeError(`sgdStep: momentum is ${momentum}, expected a buffer`);
  const theta = parameter.data;
  const b = momentumBuffer?.data;
  // region step
  for (let i = 0; i < theta.length; i++) {
    const g = gradient.data[i]! + weightDecay * theta[i]!;
    let direction = g;
    if (b) {
      const moment = momentum * b[i]! + g;
      b[i] = moment;
      direction = nesterov ? g + momentum * moment : moment;
    }
    theta[i]! -= learningRate * direction;
  }
  // endregion
}
