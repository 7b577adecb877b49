import { rowCount, rowLength, type Tensor } from '../tensor';

/**
 * H = −Σ p ln p of each row, in nats: 0 where one entry has everything, ln n where all have the same. probs: [..., n] → one number a
 * row. As scipy.stats.entropy; 0 ln 0 is 0.
 */
export function rowEntropies(probs: Tensor): Float64Array {
  const n = rowLength(probs);
  const entropies = new Float64Array(rowCount(probs));
  for (let r = 0; r < entropies.length; r++) {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const p = probs.data[r * n + i]!;
      if (p !== 0) sum -= p * Math.log(p);
    }
    entropies[r] = sum;
  }
  return entropies;
}
