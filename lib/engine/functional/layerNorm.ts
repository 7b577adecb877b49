import { expectLike, expectShape } from '../check';
import { type FloatArray, floats, precisionOf, rowCount, rowLength, type Tensor, zerosLike } from '../tensor';

/** Statistics that the backward pass takes for constants. Xu et al. 2019 call a norm with both detached DetachNorm. */
export type NormDetach = 'none' | 'mean' | 'rstd' | 'both';

export interface LayerNormCache {
  /** x̂ = (x − μ) / s, in x's shape. */
  readonly normalized: Tensor;
  /** 1 / s = 1 / √(σ² + ε), one for each row. */
  readonly rstd: FloatArray;
}

/**
 * y = x̂ ⊙ weight + bias with x̂ = (x − μ) / √(σ² + ε), over the innermost axis. σ² divides by n (not n − 1).
 * x, y: [..., hidden], weight, bias: [hidden], or absent: 1 and 0. As torch.nn.functional.layer_norm; Ba et al. 2016.
 */
export function layerNorm(
  x: Tensor,
  weight: Tensor | undefined,
  bias: Tensor | undefined,
  eps: number,
): { out: Tensor; cache: LayerNormCache } {
  const n = rowLength(x);
  if (weight) expectShape('layerNorm', 'weight', weight, x.axes.slice(-1), [n], x);
  if (bias) expectShape('layerNorm', 'bias', bias, x.axes.slice(-1), [n], x);
  const gamma = weight?.data ?? new Float64Array(n).fill(1);
  const beta = bias?.data ?? new Float64Array(n);
  const out = zerosLike(x);
  const normalized = zerosLike(x);
  const rstd = floats(precisionOf(x), rowCount(x));
  // region layerNorm
  for (let r = 0; r < rstd.length; r++) {
    const start = r * n;
    // Measured from the first entry: a constant row is centred to exactly 0, however large it is.
    const origin = x.data[start]!;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x.data[start + i]! - origin;
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (x.data[start + i]! - origin - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / n + eps);
    for (let i = 0; i < n; i++) {
      const xHat = (x.data[start + i]! - origin - mean) * scale;
      normalized.data[start + i] = xHat;
      out.data[start + i] = xHat * gamma[i]! + beta[i]!;
    }
    rstd[r] = scale;
  }
  // endregion
  return { out, cache: { normalized, rstd } };
}

export interface LayerNormGradients {
  readonly dX: Tensor;
  readonly dWeight: Tensor;
  readonly dBias: Tensor;
}

/** Whether dX keeps the term that μ owes to x, and the one that s owes. */
export const owed: Readonly<Record<NormDetach, { readonly mean: 0 | 1; readonly rstd: 0 | 1 }>> = {
  none: { mean: 1, rstd: 1 },
  mean: { mean: 0, rstd: 1 },
  rstd: { mean: 1, rstd: 0 },
  both: { mean: 0, rstd: 0 },
};

/**
 * With g = dY ⊙ weight: dX = (g − mean(g) − x̂ · mean(g ⊙ x̂)) / s; dWeight = Σ dY ⊙ x̂ and dBias = Σ dY over the rows.
 * The two means are what μ and s owe to x; a detached statistic is a constant and owes nothing: with both, dX = g / s.
 * Without a weight, dWeight and dBias are those of a weight of 1 and a bias of 0.
 */
export function layerNormBackward(
  dOut: Tensor,
  weight: Tensor | undefined,
  { normalized, rstd }: LayerNormCache,
  detach: NormDetach = 'none',
): LayerNormGradients {
  expectLike('layerNormBackward', 'dOut', dOut, normalized);
  const n = rowLength(dOut);
  if (weight) expectShape('layerNormBackward', 'weight', weight, dOut.axes.slice(-1), [n], dOut);
  const gamma = weight?.data ?? new Float64Array(n).fill(1);
  const keep = owed[detach];
  const dX = zerosLike(dOut);
  const dWeight = new Float64Array(n);
  const dBias = new Float64Array(n);
  // region backward
  for (let r = 0; r < rstd.length; r++) {
    const start = r * n;
    let meanG = 0;
    let meanGX = 0;
    for (let i = 0; i < n; i++) {
      const g = dOut.data[start + i]! * gamma[i]!;
      meanG += g / n;
      meanGX += (g * normalized.data[start + i]!) / n;
    }
    for (let i = 0; i < n; i++) {
      const dy = dOut.data[start + i]!;
      const xHat = normalized.data[start + i]!;
      const g = dy * gamma[i]!;
      dX.data[start + i] = (g - keep.mean * meanG - keep.rstd * xHat * meanGX) * rstd[r]!;
      dWeight[i]! += dy * xHat;
      dBias[i]! += dy;
    }
  }
  // endregion
  const likeRow = () => zerosLike(dOut, dOut.axes.slice(-1), [n]);
  const gradients = { dX, dWeight: likeRow(), dBias: likeRow() };
  gradients.dWeight.data.set(dWeight);
  gradients.dBias.data.set(dBias);
  return gradients;
}
