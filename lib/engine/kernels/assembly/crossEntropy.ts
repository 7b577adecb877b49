import { bytes, load4, store4 } from './lanes';
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

/**
 * ln x of a normal x > 0: x = m 2ᵉ with m in [√½, √2), ln m = 2 artanh s with s = (m − 1) / (m + 1), |s| < .1716: its series to s¹⁵
 * leaves out less than 1e-14. NaN of NaN, whose bits would pass for a number's.
 */
function naturalLogarithm(x: f32): f64 {
  if (x != x) return <f64>x;
  const bits = reinterpret<i32>(x);
  // 0x3f3504f3 is √½: subtracting its exponent's bits puts m where it belongs.
  const exponent = (bits - 0x3f3504f3) >> 23;
  const m = <f64>reinterpret<f32>(bits - (exponent << 23));
  const s = (m - 1) / (m + 1);
  const t = s * s;
  let series: f64 = 1.0 / 15;
  for (let odd = 13; odd > 0; odd -= 2) series = series * t + 1.0 / <f64>odd;
  return <f64>exponent * 0.6931471805599453 + 2 * s * series;
}
