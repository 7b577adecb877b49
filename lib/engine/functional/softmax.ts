import { expectLike } from '../check';
import { rowLength, type Tensor, zerosLike } from '../tensor';

/** pᵢ = exp(sᵢ) / Σⱼ exp(sⱼ) over the innermost axis. s, p: [..., n]. As torch.softmax(s, dim=-1). */
export function softmax(scores: Tensor): Tensor {
  const n = rowLength(scores);
  const probs = zerosLike(scores);
  const s = scores.data;
  const p = probs.data;
  const exps = new Float64Array(n);
  // region softmax
  for (let start = 0; start < s.length; start += n) {
    // Subtract the max: exp(710) overflows float64, and a common offset changes no probability.
    let max = -Infinity;
    for (let j = 0; j < n; j++) max = Math.max(max, s[start + j]!);
    let sum = 0;
    for (let j = 0; j < n; j++) sum += exps[j] = Math.exp(s[start + j]! - max);
    for (let j = 0; j < n; j++) p[start + j] = exps[j]! / sum;
  }
  // endregion
  return probs;
}

/** dsᵢ = pᵢ (dpᵢ − Σⱼ dpⱼ pⱼ): the Jacobian diag(p) − ppᵀ is never built. dProbs, probs: [..., n]. */
export function softmaxBackward(dProbs: Tensor, probs: Tensor): Tensor {
  expectLike('softmaxBackward', 'dProbs', dProbs, probs);
  const n = rowLength(probs);
  const dScores = zerosLike(probs);
  const p = probs.data;
  const dp = dProbs.data;
  // region backward
  for (let start = 0; start < p.length; start += n) {
    let mean = 0;
    for (let j = 0; j < n; j++) mean += dp[start + j]! * p[start + j]!;
    for (let i = 0; i < n; i++) dScores.data[start + i] = p[start + i]! * (dp[start + i]! - mean);
  }
  // endregion
  return dScores;
}
