import { expectLike, expectShape } from '../check';
import { floats, precisionOf, rowCount, rowLength, type Tensor, zerosLike } from '../tensor';
import { type LayerNormCache, type NormDetach, owed } from './layerNorm';

/** x̂ = x / rms in x's shape, and 1 / rms for each row: as LayerNorm's, without a mean. */
export type RmsNormCache = LayerNormCache;

/**
 * y = x / √(mean(x²) + ε) ⊙ weight over the innermost axis: LayerNorm without the mean and the bias.
 * x, y: [..., hidden], weight: [hidden], or absent: 1. As torch.nn.functional.rms_norm; Zhang and Sennrich 2019.
 */
export function rmsNorm(x: Tensor, weight: Tensor | undefined, eps: number): { out: Tensor; cache: RmsNormCache } {
  const n = rowLength(x);
  if (weight) expectShape('rmsNorm', 'weight', weight, x.axes.slice(-1), [n], x);
  const gamma = weight?.data ?? new Float64Array(n).fill(1);
  const out = zerosLike(x);
  const normalized = zerosLike(x);
  const rstd = floats(precisionOf(x), rowCount(x));
  // region rmsNorm
  for (let r = 0; r < rstd.length; r++) {
    const start = r * n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += x.data[start + i]! ** 2;
    const scale = 1 / Math.sqrt(squares / n + eps);
    for (let i = 0; i < n; i++) {
      const xHat = x.data[start + i]! * scale;
      normalized.data[start + i] = xHat;
      out.data[start + i] = xHat * gamma[i]!;
    }
    rstd[r] = scale;
  }
  // endregion
  return { out, cache: { normalized, rstd } };
}

/**
 * With g = dY ⊙ weight: dX = (g − x̂ · mean(g ⊙ x̂)) / rms, dWeight = Σ dY ⊙ x̂ over the rows. With rms detached, dX = g / rms;
 * there is no mean to detach. Without a weight, dWeight is that of a weight of 1.
 */
export function rmsNormBackward(
  dOut: Tensor,
  weight: Tensor | undefined,
  { normalized, rstd }: RmsNormCache,
  detach: NormDetach = 'none',
): { dX: Tensor; dWeight: Tensor } {
  expectLike('rmsNormBackward', 'dOut', dOut, normalized);
  const n = rowLength(dOut);
  if (weight) expectShape('rmsNormBackward', 'weight', weight, dOut.axes.slice(-1), [n], dOut);
  const gamma = weight?.data ?? new Float64Array(n).fill(1);
  const keep = owed[detach].rstd;
  const dX = zerosLike(dOut);
  const sums = new Float64Array(n);
  // region backward
  for (let r = 0; r < rstd.length; r++) {
    const start = r * n;
    let meanGX = 0;
    for (let i = 0; i < n; i++) meanGX += (dOut.data[start + i]! * gamma[i]! * normalized.data[start + i]!) / n;
    for (let i = 0; i < n; i++) {
      const dy = dOut.data[start + i]!;
      const xHat = normalized.data[start + i]!;
      dX.data[start + i] = (dy * gamma[i]! - keep * xHat * meanGX) * rstd[r]!;
      sums[i]! += dy * xHat;
    }
  }
  // endregion
  const dWeight = zerosLike(dOut, dOut.axes.slice(-1), [n]);
  dWeight.data.set(sums);
  return { dX, dWeight };
}
