import type { Tensor } from '../tensor';
import { matrixSizes } from './matrix';
import { frobeniusNorm } from './moments';

/** How alike the tokens of one text have become: two measures of rank collapse. x: [token, hidden]. */

/**
 * The mean of cos(xᵢ, xⱼ) over all pairs i < j: 1 where all tokens point one way, about 0 for independent draws. It is
 * (‖Σ x̂ᵢ‖² − T)/(T(T − 1)), T the number of tokens. A token of zeros has no direction: its cosines count as 0, as in
 * torch.nn.functional.cosine_similarity.
 */
export function meanPairwiseCosine(x: Tensor): number {
  const [tokens, hidden] = matrixSizes('meanPairwiseCosine', x);
  if (tokens < 2) throw new RangeError(`meanPairwiseCosine: x has ${tokens} tokens, expected at least 2`);
  const sum = new Float64Array(hidden);
  let directed = 0;
  for (let t = 0; t < tokens; t++) {
    const row = x.data.subarray(t * hidden, (t + 1) * hidden);
    const norm = frobeniusNorm(row);
    if (norm === 0) continue;
    directed++;
    for (let i = 0; i < hidden; i++) sum[i]! += row[i]! / norm;
  }
  return (frobeniusNorm(sum) ** 2 - directed) / (tokens * (tokens - 1));
}

/**
 * ‖X − 1x̄ᵀ‖_F / ‖X‖_F, x̄ the mean of the tokens: 0 where all tokens are the same. The residual of Dong et al. 2021, in the Frobenius
 * norm. NaN for a matrix of zeros.
 */
export function relativeResidual(x: Tensor): number {
  const [tokens, hidden] = matrixSizes('relativeResidual', x);
  // region residual
  const rest = Float64Array.from(x.data);
  for (let i = 0; i < hidden; i++) {
    // Measured from the first token: where all are the same, the rest is exactly 0.
    const origin = rest[i]!;
    let sum = 0;
    for (let t = 0; t < tokens; t++) sum += rest[t * hidden + i]! - origin;
    for (let t = 0; t < tokens; t++) rest[t * hidden + i]! -= origin + sum / tokens;
  }
  return frobeniusNorm(rest) / frobeniusNorm(x.data);
  // endregion
}
