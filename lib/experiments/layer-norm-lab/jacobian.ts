import { type NormDetach, owed } from '@/lib/engine/functional/layerNorm';
import { type Tensor, zeros } from '@/lib/engine/tensor';

/**
 * J = ∂x̂/∂x = (I − 11ᵀ/d − x̂x̂ᵀ/d) / s: [i, j] says how x̂ᵢ moves with xⱼ. Detached, μ or s is a constant and its term is gone.
 * normalized: x̂, [d]; rstd: 1/s.
 */
export function layerNormJacobian(normalized: ArrayLike<number>, rstd: number, detach: NormDetach): Tensor {
  const d = normalized.length;
  const keep = owed[detach];
  const jacobian = zeros('float64', ['hidden', 'hidden'], [d, d]);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      const own = i === j ? 1 : 0;
      jacobian.data[i * d + j] = (own - keep.mean / d - (keep.rstd * normalized[i]! * normalized[j]!) / d) * rstd;
    }
  return jacobian;
}
