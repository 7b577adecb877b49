import { activations } from '@/lib/engine/functional/activations';
import type { LabActivation } from './params';

/** Of an activation whose argument is normal with standard deviation σ. */
export interface ActivationMoments {
  /** E act. */
  readonly mean: number;
  /** E act². */
  readonly second: number;
  /** E act(σz)·z: the slope of the best straight line through it, times σ. */
  readonly slope: number;
}

/** By the trapezoid rule over z ∈ [−12, 12], which is good to rounding for a smooth integrand that vanishes at both ends. */
export function momentsOf(id: LabActivation, sigma: number, steps = 4800): ActivationMoments {
  const { f } = activations[id];
  const width = 24 / steps;
  let [mean, second, slope] = [0, 0, 0];
  for (let i = 0; i <= steps; i++) {
    const z = -12 + i * width;
    const weight = (width * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
    const value = f(sigma * z);
    mean += weight * value;
    second += weight * value * value;
    slope += weight * value * z;
  }
  return { mean, second, slope };
}

/**
 * E act² in three parts that add up to 1: the mean's square; what the best line carries, since act(σz) = mean + slope·z + rest with a
 * rest that is uncorrelated with both; and the rest, which no linear map could give.
 */
export function sharesOf({ mean, second, slope }: ActivationMoments) {
  return {
    mean: mean ** 2 / second,
    linear: slope ** 2 / second,
    bend: Math.max(0, 1 - (mean ** 2 + slope ** 2) / second),
  };
}
