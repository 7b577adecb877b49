import { bytes, loadUpTo4, madd, storeUpTo4 } from './lanes';

// Over n entries, four at a time. Where results are written over what was read, each four are read before they are written.

export function add(a: usize, b: usize, out: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, a += 16, b += 16, out += 16) {
    storeUpTo4(out, f32x4.add(loadUpTo4(a, left), loadUpTo4(b, left)), left);
  }
}

export function multiply(a: usize, b: usize, out: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, a += 16, b += 16, out += 16) {
    storeUpTo4(out, f32x4.mul(loadUpTo4(a, left), loadUpTo4(b, left)), left);
  }
}

export function weightedSum(r: f32, x: usize, a: f32, f: usize, out: usize, n: i32): void {
  const skip = f32x4.splat(r);
  const branch = f32x4.splat(a);
  for (let left = n; left > 0; left -= 4, x += 16, f += 16, out += 16) {
    storeUpTo4(out, madd(loadUpTo4(f, left), branch, f32x4.mul(loadUpTo4(x, left), skip)), left);
  }
}

export function scale(factor: f32, x: usize, out: usize, n: i32): void {
  const factors = f32x4.splat(factor);
  for (let left = n; left > 0; left -= 4, x += 16, out += 16) {
    storeUpTo4(out, f32x4.mul(loadUpTo4(x, left), factors), left);
  }
}

export function fill(value: f32, out: usize, n: i32): void {
  const values = f32x4.splat(value);
  for (let left = n; left > 0; left -= 4, out += 16) storeUpTo4(out, values, left);
}

export function copy(x: usize, out: usize, n: i32): void {
  memory.copy(out, x, bytes(n));
}

/** Products of two float32 are exact in float64, and so is nearly their sum. */
export function dot(a: usize, b: usize, n: i32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let left = n; left > 0; left -= 4, a += 16, b += 16) {
    const x = loadUpTo4(a, left);
    const y = loadUpTo4(b, left);
    low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(y)));
    high = f64x2.add(high, f64x2.mul(f64x2.promote_low_f32x4(upper(x)), f64x2.promote_low_f32x4(upper(y))));
  }
  const sums = f64x2.add(low, high);
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** The upper two lanes, moved down. */
@inline
function upper(x: v128): v128 {
  return i32x4.shuffle(x, x, 2, 3, 2, 3);
}
