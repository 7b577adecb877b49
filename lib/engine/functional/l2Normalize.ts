import { expectLike } from '../check';
import { type FloatArray, floats, precisionOf, rowCount, rowLength, type Tensor, zerosLike } from '../tensor';

export interface L2NormalizeCache {
  /** y, in x's shape. */
  readonly normalized: Tensor;
  /** ‖x‖₂ of each row. */
  readonly norms: FloatArray;
  readonly eps: number;
}

/**
 * y = x / max(‖x‖₂, ε) over the innermost axis: every row gets length 1, so that a dot product of two is the cosine between them.
 * x, y: [..., headDim]. As torch.nn.functional.normalize; on queries and keys: Henry et al. 2020.
 */
export function l2Normalize(x: Tensor, eps: number): { out: Tensor; cache: L2NormalizeCache } {
  const n = rowLength(x);
  const out = zerosLike(x);
  const norms = floats(precisionOf(x), rowCount(x));
  // region l2Normalize
  for (let r = 0; r < norms.length; r++) {
    const start = r * n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += x.data[start + i]! ** 2;
    const norm = Math.sqrt(squares);
    for (let i = 0; i < n; i++) out.data[start + i] = x.data[start + i]! / Math.max(norm, eps);
    norms[r] = norm;
  }
  // endregion
  return { out, cache: { normalized: out, norms, eps } };
}

/** dX = (dY − y · (dY · y)) / ‖x‖: what points along the row is lost. A row shorter than ε is only scaled: dX = dY / ε. */
export function l2NormalizeBackward(dOut: Tensor, { normalized, norms, eps }: L2NormalizeCache): Tensor {
  expectLike('l2NormalizeBackward', 'dOut', dOut, normalized);
  const n = rowLength(dOut);
  const dX = zerosLike(dOut);
  // region backward
  for (let r = 0; r < norms.length; r++) {
    const start = r * n;
    const norm = Math.max(norms[r]!, eps);
    let along = 0;
    if (norms[r]! >= eps) for (let i = start; i < start + n; i++) along += dOut.data[i]! * normalized.data[i]!;
    for (let i = start; i < start + n; i++) dX.data[i] = (dOut.data[i]! - normalized.data[i]! * along) / norm;
  }
  // endregion
  return dX;
}
