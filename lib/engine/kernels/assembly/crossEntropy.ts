import { bytes, load4, store4 } from './lanes';
import { logarithm } from './logarithm';
import { rowMaximum, shiftRow, softmaxOfShifted } from './softmax';

/** −ln p[label] = ln Σ exp(s − max) − (s[label] − max), without forming p, which may round to 0. */
export function crossEntropy(logits: usize, labels: usize, probs: usize, losses: usize, rows: i32, n: i32): f64 {
  let total: f64 = 0;
  for (let row = 0; row < rows; row++) {
    const maximum = rowMaximum(logits, n);
    shiftRow(logits, probs, n, maximum);
    const sum = softmaxOfShifted(probs, 1, n);
    const label = load<i32>(labels);
    let loss: f64 = 0;
    if (label >= 0) loss = naturalLogarithm(sum) - (<f64>load<f32>(logits + bytes(label)) - <f64>maximum);
    store<f32>(losses, <f32>loss);
    total += loss;
    logits += bytes(n);
    probs += bytes(n);
    labels += 4;
    losses += 4;
  }
  return total;
}

/** dLogits = (p − onehot(label)) · factor */
export function crossEntropyBackward(
  probs: usize, labels: usize, dLogits: usize, rows: i32, n: i32, factor: f32,
): void {
  for (let row = 0; row < rows; row++) {
    const label = load<i32>(labels);
    const factors = f32x4.splat(label >= 0 ? factor : 0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      store4(false, dLogits + offset, f32x4.mul(load4(false, probs + offset, left), factors), left);
    }
    if (label >= 0) store<f32>(dLogits + bytes(label), (load<f32>(probs + bytes(label)) - 1) * factor);
    probs += bytes(n);
    dLogits += bytes(n);
    labels += 4;
  }
}

/** ln x of x > 0. NaN of NaN, whose bits would pass for a number's. */
function naturalLogarithm(x: f32): f64 {
  return x == x ? f64x2.extract_lane(logarithm(f64x2.splat(<f64>x)), 0) : <f64>x;
}
