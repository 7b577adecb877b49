import { bytes, loadFewer, madd, storeFewer } from './lanes';

// Over n entries. Where results are written over what was read, each four are read before they are written.

export function add(a: usize, b: usize, out: usize, n: i32): void {
  for (; n >= 4; n -= 4, a += 16, b += 16, out += 16) v128.store(out, f32x4.add(v128.load(a), v128.load(b)));
  if (n > 0) storeFewer(out, f32x4.add(loadFewer(a, n), loadFewer(b, n)), n);
}

export function multiply(a: usize, b: usize, out: usize, n: i32): void {
  for (; n >= 4; n -= 4, a += 16, b += 16, out += 16) v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
  if (n > 0) storeFewer(out, f32x4.mul(loadFewer(a, n), loadFewer(b, n)), n);
}

export function divide(x: usize, divisor: f32, out: usize, n: i32): void {
  const by = f32x4.splat(divisor);
  for (; n >= 4; n -= 4, x += 16, out += 16) v128.store(out, f32x4.div(v128.load(x), by));
  if (n > 0) storeFewer(out, f32x4.div(loadFewer(x, n), by), n);
}

export function scale(factor: f32, x: usize, out: usize, n: i32): void {
  const by = f32x4.splat(factor);
  for (; n >= 4; n -= 4, x += 16, out += 16) v128.store(out, f32x4.mul(v128.load(x), by));
  if (n > 0) storeFewer(out, f32x4.mul(loadFewer(x, n), by), n);
}

export function weightedSum(r: f32, x: usize, a: f32, f: usize, out: usize, n: i32): void {
  const skip = f32x4.splat(r);
  const branch = f32x4.splat(a);
  for (; n >= 4; n -= 4, x += 16, f += 16, out += 16) {
    v128.store(out, madd(v128.load(f), branch, f32x4.mul(v128.load(x), skip)));
  }
  if (n > 0) storeFewer(out, madd(loadFewer(f, n), branch, f32x4.mul(loadFewer(x, n), skip)), n);
}

export function fill(value: f32, out: usize, n: i32): void {
  const values = f32x4.splat(value);
  for (; n >= 4; n -= 4, out += 16) v128.store(out, values);
  if (n > 0) storeFewer(out, values, n);
}

export function copy(x: usize, out: usize, n: i32): void {
  memory.copy(out, x, bytes(n));
}

/** Products of two float32 are exact in float64, and so is nearly their sum. */
export function dot(a: usize, b: usize, n: i32): f64 {
  let sums = f64x2.splat(0);
  for (; n >= 4; n -= 4, a += 16, b += 16) sums = f64x2.add(sums, products(v128.load(a), v128.load(b)));
  if (n > 0) sums = f64x2.add(sums, products(loadFewer(a, n), loadFewer(b, n)));
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** Four products, the upper two added to the lower. */
@inline
function products(x: v128, y: v128): v128 {
  const low = f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(y));
  const high = f64x2.mul(f64x2.promote_low_f32x4(upper(x)), f64x2.promote_low_f32x4(upper(y)));
  return f64x2.add(low, high);
}

/** The upper two lanes, moved down. */
@inline
function upper(x: v128): v128 {
  return i32x4.shuffle(x, x, 2, 3, 2, 3);
}
