import { exponential } from './exponential';
import { bytes, loadUpTo4, maxLane, storeUpTo4, sumLanes } from './lanes';

export function softmax(scores: usize, probs: usize, rows: i32, n: i32): void {
  for (let row = 0; row < rows; row++) {
    softmaxRow(scores, probs, n, rowMaximum(scores, n));
    scores += bytes(n);
    probs += bytes(n);
  }
}

export function rowMaximum(x: usize, n: i32): f32 {
  let highest = f32x4.splat(-Infinity);
  for (let left = n; left > 0; left -= 4, x += 16) highest = f32x4.max(highest, loadUpTo4(x, left, -Infinity));
  return maxLane(highest);
}

/** exp(s − maximum) / Σ exp(s − maximum). Returns the sum. */
export function softmaxRow(s: usize, p: usize, n: i32, maximum: f32): f32 {
  const shift = f32x4.splat(maximum);
  let sums = f32x4.splat(0);
  let to = p;
  for (let left = n; left > 0; left -= 4, s += 16, to += 16) {
    // Beyond the row's end: exp(−∞) = 0.
    const e = exponential(f32x4.sub(loadUpTo4(s, left, -Infinity), shift));
    sums = f32x4.add(sums, e);
    storeUpTo4(to, e, left);
  }
  const sum = sumLanes(sums);
  const factor = f32x4.splat(1 / sum);
  for (let left = n; left > 0; left -= 4, p += 16) storeUpTo4(p, f32x4.mul(loadUpTo4(p, left), factor), left);
  return sum;
}

/** ds = p (dp − Σ dp p) */
export function softmaxBackward(dProbs: usize, probs: usize, dScores: usize, rows: i32, n: i32): void {
  for (let row = 0; row < rows; row++) {
    let products = f32x4.splat(0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const product = f32x4.mul(loadUpTo4(dProbs + offset, left), loadUpTo4(probs + offset, left));
      products = f32x4.add(products, product);
    }
    const mean = f32x4.splat(sumLanes(products));
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const deviation = f32x4.sub(loadUpTo4(dProbs + offset, left), mean);
      storeUpTo4(dScores + offset, f32x4.mul(loadUpTo4(probs + offset, left), deviation), left);
    }
    dProbs += bytes(n);
    probs += bytes(n);
    dScores += bytes(n);
  }
}
