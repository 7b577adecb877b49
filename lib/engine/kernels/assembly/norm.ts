import { bytes, load4, madd, store4, sumLanes, wholeFours } from './lanes';

/** x̂ = (x − μ) · rstd, out = x̂ ⊙ weight + bias. */
export function layerNorm(
  x: usize, weight: usize, bias: usize, out: usize, normalized: usize, rstd: usize, rows: i32, n: i32, eps: f32,
): void {
  for (let row = 0; row < rows; row++) {
    if (wholeFours(n)) layerNormRow(true, x, weight, bias, out, normalized, rstd, n, eps);
    else layerNormRow(false, x, weight, bias, out, normalized, rstd, n, eps);
    x += bytes(n);
    out += bytes(n);
    normalized += bytes(n);
    rstd += 4;
  }
}

@inline
function layerNormRow(
  whole: bool, x: usize, weight: usize, bias: usize, out: usize, normalized: usize, rstd: usize, n: i32, eps: f32,
): void {
  // Measured from the first entry: a constant row is centred to exactly 0, however large it is.
  const first = load<f32>(x);
  const origin = f32x4.splat(first);
  let sums = f32x4.splat(0);
  for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
    const measured = f32x4.sub(load4(whole, x + offset, left, first), origin);
    sums = f32x4.add(sums, measured);
    store4(whole, normalized + offset, measured, left);
  }
  const mean = sumLanes(sums) / <f32>n;
  const centre = f32x4.splat(mean);
  let squares = f32x4.splat(0);
  for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
    const centred = f32x4.sub(load4(whole, normalized + offset, left, mean), centre);
    squares = madd(centred, centred, squares);
  }
  const scale: f32 = 1 / sqrt<f32>(sumLanes(squares) / <f32>n + eps);
  for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
    const centred = f32x4.sub(load4(whole, normalized + offset, left), centre);
    const xHat = f32x4.mul(centred, f32x4.splat(scale));
    storeNormalized(whole, xHat, weight, bias, out, normalized, offset, left);
  }
  store<f32>(rstd, scale);
}

/** x̂ = x · rstd, out = x̂ ⊙ weight. */
export function rmsNorm(
  x: usize, weight: usize, out: usize, normalized: usize, rstd: usize, rows: i32, n: i32, eps: f32,
): void {
  for (let row = 0; row < rows; row++) {
    const scale: f32 = 1 / sqrt<f32>(sumOfSquares(x, n) / <f32>n + eps);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const xHat = f32x4.mul(load4(false, x + offset, left), f32x4.splat(scale));
      storeNormalized(false, xHat, weight, 0, out, normalized, offset, left);
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
  whole: bool, xHat: v128, weight: usize, bias: usize, out: usize, normalized: usize, offset: usize, left: i32,
): void {
  store4(whole, normalized + offset, xHat, left);
  let y = xHat;
  if (weight) y = f32x4.mul(y, load4(whole, weight + offset, left));
  if (bias) y = f32x4.add(y, load4(whole, bias + offset, left));
  store4(whole, out + offset, y, left);
}

export function sumOfSquares(x: usize, n: i32): f32 {
  let squares = f32x4.splat(0);
  for (let left = n; left > 0; left -= 4, x += 16) {
    const v = load4(false, x, left);
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
    const scale = load<f32>(rstd);
    if (wholeFours(n)) {
      normBackwardRow(true, dOut, weight, normalized, scale, dX, dWeight, dBias, n, throughMean, throughRstd);
    } else {
      normBackwardRow(false, dOut, weight, normalized, scale, dX, dWeight, dBias, n, throughMean, throughRstd);
    }
    dOut += bytes(n);
    normalized += bytes(n);
    dX += bytes(n);
    rstd += 4;
  }
}

@inline
function normBackwardRow(
  whole: bool, dOut: usize, weight: usize, normalized: usize, scale: f32, dX: usize, dWeight: usize, dBias: usize,
  n: i32, throughMean: bool, throughRstd: bool,
): void {
  let sums = f32x4.splat(0);
  let products = f32x4.splat(0);
  for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
    const d = load4(whole, dOut + offset, left);
    const xHat = load4(whole, normalized + offset, left);
    const g = weight ? f32x4.mul(d, load4(whole, weight + offset, left)) : d;
    sums = f32x4.add(sums, g);
    products = madd(g, xHat, products);
    if (dWeight) store4(whole, dWeight + offset, madd(d, xHat, load4(whole, dWeight + offset, left)), left);
    if (dBias) store4(whole, dBias + offset, f32x4.add(d, load4(whole, dBias + offset, left)), left);
  }
  const meanG = f32x4.splat(throughMean ? sumLanes(sums) / <f32>n : 0);
  const meanGX = f32x4.splat(throughRstd ? sumLanes(products) / <f32>n : 0);
  for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
    const d = load4(whole, dOut + offset, left);
    const g = weight ? f32x4.mul(d, load4(whole, weight + offset, left)) : d;
    const xHat = load4(whole, normalized + offset, left);
    const remaining = f32x4.sub(f32x4.sub(g, meanG), f32x4.mul(xHat, meanGX));
    store4(whole, dX + offset, f32x4.mul(remaining, f32x4.splat(scale)), left);
  }
}
