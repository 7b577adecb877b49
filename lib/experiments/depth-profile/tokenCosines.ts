import { frobeniusNorm } from '@/lib/engine/metrics/moments';
import { rowCount, rowLength, type Tensor } from '@/lib/engine/tensor';
import type { Grid } from '@/lib/grid';

/**
 * cos(xᵢ, xⱼ) of every pair of tokens, [token, token]. A token of zeros has no direction: its cosines count as 0, as in
 * torch.nn.functional.cosine_similarity. x: [1, token, hidden].
 */
export function tokenCosines(x: Tensor): Grid {
  const [tokens, hidden] = [rowCount(x), rowLength(x)];
  const unit = Float64Array.from(x.data);
  for (let t = 0; t < tokens; t++) {
    const row = unit.subarray(t * hidden, (t + 1) * hidden);
    const norm = frobeniusNorm(row);
    if (norm > 0) for (let i = 0; i < hidden; i++) row[i]! /= norm;
  }
  const values = new Float64Array(tokens * tokens);
  for (let a = 0; a < tokens; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let i = 0; i < hidden; i++) sum += unit[a * hidden + i]! * unit[b * hidden + i]!;
      values[a * tokens + b] = values[b * tokens + a] = sum;
    }
  return { values, rows: tokens, cols: tokens };
}
