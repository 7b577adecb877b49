import { exponential } from './exponential';
import { bytes, load4, loadFewer, madd, maxLane, store4, storeFewer, sumLanes, wholeFours } from './lanes';

export function softmax(scores: usize, probs: usize, rows: i32, n: i32): void {
  for (let row = 0; row < rows; row++) {
    const offset = bytes(row * n);
    shiftRow(scores + offset, probs + offset, n, rowMaximum(scores + offset, n));
  }
  softmaxOfShifted(probs, rows, n);
}

/** The largest entry. NaN is passed over here; it makes its row NaN by the row's sum. */
export function rowMaximum(x: usize, n: i32): f32 {
  let highest = f32x4.splat(-Infinity);
  for (let left = n; left > 0; left -= 4, x += 16) highest = f32x4.pmax(highest, load4(false, x, left, -Infinity));
  return maxLane(highest);
}

/** out = x − origin */
@inline
export function shiftRow(x: usize, out: usize, n: i32, origin: f32): void {
  const shift = f32x4.splat(origin);
  for (; n >= 4; n -= 4, x += 16, out += 16) v128.store(out, f32x4.sub(v128.load(x), shift));
  if (n > 0) storeFewer(out, f32x4.sub(loadFewer(x, n), shift), n);
}

/**
 * p = exp(p) / Σ exp(p), in place, of scores from which their row's maximum has been subtracted. The exponentials of all rows in one
 * go: its constants are loaded once, and no row waits for another's sum. Returns the last row's sum.
 */
export function softmaxOfShifted(p: usize, rows: i32, n: i32): f32 {
  let x = p;
  let count = rows * n;
  for (; count >= 4; count -= 4, x += 16) v128.store(x, exponential(v128.load(x)));
  if (count > 0) storeFewer(x, exponential(loadFewer(x, count)), count);
  return wholeFours(n) ? toSumOne(true, p, rows, n) : toSumOne(false, p, rows, n);
}

@inline
function toSumOne(whole: bool, p: usize, rows: i32, n: i32): f32 {
  let sum: f32 = 0;
  for (let row = 0; row < rows; row++) {
    let sums = f32x4.splat(0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      sums = f32x4.add(sums, load4(whole, p + offset, left));
    }
    sum = sumLanes(sums);
    const factor = f32x4.splat(1 / sum);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      store4(whole, p + offset, f32x4.mul(load4(whole, p + offset, left), factor), left);
    }
    p += bytes(n);
  }
  return sum;
}

/** ds = p (dp − Σ dp p) */
export function softmaxBackward(dProbs: usize, probs: usize, dScores: usize, rows: i32, n: i32): void {
  if (wholeFours(n)) softmaxBackwardOf(true, dProbs, probs, dScores, rows, n);
  else softmaxBackwardOf(false, dProbs, probs, dScores, rows, n);
}

@inline
function softmaxBackwardOf(whole: bool, dProbs: usize, probs: usize, dScores: usize, rows: i32, n: i32): void {
  for (let row = 0; row < rows; row++) {
    let products = f32x4.splat(0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      products = madd(load4(whole, dProbs + offset, left), load4(whole, probs + offset, left), products);
    }
    const mean = f32x4.splat(sumLanes(products));
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const deviation = f32x4.sub(load4(whole, dProbs + offset, left), mean);
      store4(whole, dScores + offset, f32x4.mul(load4(whole, probs + offset, left), deviation), left);
    }
    dProbs += bytes(n);
    probs += bytes(n);
    dScores += bytes(n);
  }
}
