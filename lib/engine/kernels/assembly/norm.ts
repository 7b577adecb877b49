import { bytes, loadUpTo4, madd, storeUpTo4, sumLanes } from './lanes';

/** x̂ = (x − μ) · rstd, out = x̂ ⊙ weight + bias. */
export function layerNorm(
  x: usize, weight: usize, bias: usize, out: usize, normalized: usize, rstd: usize, rows: i32, n: i32, eps: f32,
): void {
  for (let row = 0; row < rows; row++) {
    // Measured from the first entry: a constant row is centred to exactly 0, however large it is.
    const origin = v128.load_splat<f32>(x);
    let sums = f32x4.splat(0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const measured = f32x4.sub(loadUpTo4(x + offset, left, load<f32>(x)), origin);
      sums = f32x4.add(sums, measured);
      storeUpTo4(normalized + offset, measured, left);
    }
    const mean = sumLanes(sums) / <f32>n;
    let squares = f32x4.splat(0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const centred = f32x4.sub(loadUpTo4(normalized + offset, left, mean), f32x4.splat(mean));
      squares = madd(centred, centred, squares);
    }
    const scale: f32 = 1 / sqrt<f32>(sumLanes(squares) / <f32>n + eps);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const centred = f32x4.sub(loadUpTo4(normalized + offset, left), f32x4.splat(mean));
      storeNormalized(f32x4.mul(centred, f32x4.splat(scale)), weight, bias, out, normalized, offset, left);
    }
    store<f32>(rstd, scale);
    x += bytes(n);
    out += bytes(n);
    normalized += bytes(n);
    rstd += 4;
  }
}

/** x̂ = x · rstd, out = x̂ ⊙ weight. */
export function rmsNorm(
  x: usize, weight: usize, out: usize, normalized: usize, rstd: usize, rows: i32, n: i32, eps: f32,
): void {
  for (let row = 0; row < rows; row++) {
    const scale: f32 = 1 / sqrt<f32>(sumOfSquares(x, n) / <f32>n + eps);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const value = f32x4.mul(loadUpTo4(x + offset, left), f32x4.splat(scale));
      storeNormalized(value, weight, 0, out, normalized, offset, left);
    }
    store<f32>(rstd, scale);
    x += bytes(n);
    out += bytes(n);
    normalized += bytes(n);
    rstd += 4;
  }
}

@inline
function storeNormalized(
  value: v128, weight: usize, bias: usize, out: usize, normalized: usize, offset: usize, left: i32,
): void {
  storeUpTo4(normalized + offset, value, left);
  if (weight) value = f32x4.mul(value, loadUpTo4(weight + offset, left));
  if (bias) value = f32x4.add(value, loadUpTo4(bias + offset, left));
  storeUpTo4(out + offset, value, left);
}

export function sumOfSquares(x: usize, n: i32): f32 {
  let squares = f32x4.splat(0);
  for (let left = n; left > 0; left -= 4, x += 16) {
    const v = loadUpTo4(x, left);
    squares = madd(v, v, squares);
  }
  return sumLanes(squares);
}

/** With g = dOut ⊙ weight: dX = (g − mean(g) − x̂ · mean(g ⊙ x̂)) · rstd. */
export function normBackward(
  dOut: usize, weight: usize, normalized: usize, rstd: usize, dX: usize, dWeight: usize, dBias: usize,
  rows: i32, n: i32, throughMean: bool, throughRstd: bool,
): void {
  if (dWeight) memory.fill(dWeight, 0, bytes(n));
  if (dBias) memory.fill(dBias, 0, bytes(n));
  for (let row = 0; row < rows; row++) {
    let sums = f32x4.splat(0);
    let products = f32x4.splat(0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const d = loadUpTo4(dOut + offset, left);
      const xHat = loadUpTo4(normalized + offset, left);
      const g = weight ? f32x4.mul(d, loadUpTo4(weight + offset, left)) : d;
      sums = f32x4.add(sums, g);
      products = madd(g, xHat, products);
      if (dWeight) storeUpTo4(dWeight + offset, madd(d, xHat, loadUpTo4(dWeight + offset, left)), left);
      if (dBias) storeUpTo4(dBias + offset, f32x4.add(d, loadUpTo4(dBias + offset, left)), left);
    }
    const meanG = f32x4.splat(throughMean ? sumLanes(sums) / <f32>n : 0);
    const meanGX = f32x4.splat(throughRstd ? sumLanes(products) / <f32>n : 0);
    const scale = v128.load_splat<f32>(rstd);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const d = loadUpTo4(dOut + offset, left);
      const g = weight ? f32x4.mul(d, loadUpTo4(weight + offset, left)) : d;
      const xHat = loadUpTo4(normalized + offset, left);
      const remaining = f32x4.sub(f32x4.sub(g, meanG), f32x4.mul(xHat, meanGX));
      storeUpTo4(dX + offset, f32x4.mul(remaining, scale), left);
    }
    dOut += bytes(n);
    normalized += bytes(n);
    dX += bytes(n);
    rstd += 4;
  }
}
