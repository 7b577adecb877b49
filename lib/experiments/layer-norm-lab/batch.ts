import { layerNorm, layerNormBackward, type NormDetach } from '@/lib/engine/functional/layerNorm';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, zeros } from '@/lib/engine/tensor';

const batchTokens = 4;
/** Mean and spread of the tokens beside the reader's: far out, wide, narrow. */
const others = [
  { mean: 2, std: 0.5 },
  { mean: -1, std: 2 },
  { mean: 0.5, std: 0.1 },
] as const;

interface Given {
  readonly x: Float64Array;
  readonly dy: Float64Array;
  readonly seed: number;
  readonly eps: number;
  readonly detach: NormDetach;
  readonly axis: 'features' | 'tokens';
}

export interface NormedBatch {
  readonly x: Tensor;
  readonly normalized: Tensor;
  readonly dy: Tensor;
  readonly dx: Tensor;
}

/** A batch of tokens, the reader's vector first, normed over each token's features or (the trap) over the tokens. All [token, hidden]. */
export function normedBatch({ x, dy, seed, eps, detach, axis }: Given): NormedBatch {
  const hidden = x.length;
  const batch = zeros('float64', ['token', 'hidden'], [batchTokens, hidden]);
  const dBatch = zeros('float64', ['token', 'hidden'], [batchTokens, hidden]);
  batch.data.set(x);
  dBatch.data.set(dy);
  others.forEach((law, at) => {
    const from = (at + 1) * hidden;
    fillGaussian(createRng(seed, 'batch.x', at), batch.data.subarray(from, from + hidden), law);
    const back = dBatch.data.subarray(from, from + hidden);
    fillGaussian(createRng(seed, 'batch.dy', at), back, { mean: 0, std: 1 });
  });
  const turn = axis === 'tokens' ? transposed : (matrix: Tensor) => matrix;
  const { cache } = layerNorm(turn(batch), undefined, undefined, eps);
  const { dX } = layerNormBackward(turn(dBatch), undefined, cache, detach);
  return { x: batch, normalized: turn(cache.normalized), dy: dBatch, dx: turn(dX) };
}

function transposed(matrix: Tensor): Tensor {
  const [rows = 0, cols = 0] = matrix.shape;
  const out = zeros('float64', ['token', 'hidden'], [cols, rows]);
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) out.data[c * rows + r] = matrix.data[r * cols + c]!;
  return out;
}
