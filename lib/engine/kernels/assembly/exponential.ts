import { madd } from './lanes';

/** ln 2 in two parts: the first has so few digits that n · LN2_HIGH is exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;
const LOG2_E: f32 = 1.4426950408889634;

/** 1.5 · 2²³: a sum with it is rounded to a whole number, which then stands in its last bits. */
const ROUNDER: f32 = 12582912;

/** Below this, eˣ is less than the smallest normal number. */
const UNDERFLOW: f32 = -87.33;

/**
 * eˣ for x ≤ 0, to about 1e-7 of it; 0 below −87.33. With n = round(x / ln 2), eˣ = 2ⁿ eʳ, |r| ≤ ½ ln 2: eʳ by its Taylor series
 * to r⁷ (the first term left out is below 6e-9), 2ⁿ by moving n into the exponent's bits.
 */
@inline
export function exponential(x: v128): v128 {
  // pmax hands on its first argument where it is NaN.
  const inRange = f32x4.pmax(x, f32x4.splat(UNDERFLOW));
  const rounded = madd(inRange, f32x4.splat(LOG2_E), f32x4.splat(ROUNDER));
  const n = f32x4.sub(rounded, f32x4.splat(ROUNDER));
  const r = madd(n, f32x4.splat(-LN2_LOW), madd(n, f32x4.splat(-LN2_HIGH), inRange));
  let series = f32x4.splat(1.0 / 5040);
  series = madd(series, r, f32x4.splat(1.0 / 720));
  series = madd(series, r, f32x4.splat(1.0 / 120));
  series = madd(series, r, f32x4.splat(1.0 / 24));
  series = madd(series, r, f32x4.splat(1.0 / 6));
  series = madd(series, r, f32x4.splat(0.5));
  series = madd(series, r, f32x4.splat(1));
  series = madd(series, r, f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23);
  // A comparison with NaN is false: NaN stays NaN.
  return v128.andnot(f32x4.mul(series, power), f32x4.lt(x, f32x4.splat(UNDERFLOW)));
}

/**
 * tanh x = sign(x) (1 − e) / (1 + e) with e = exp(−2|x|). Near 0 that would be a small difference of large numbers; there by its
 * Taylor series to x⁹ (the first term left out is below 1e-8 of it).
 */
@inline
export function hyperbolicTangent(x: v128): v128 {
  const size = f32x4.abs(x);
  const e = exponential(f32x4.mul(size, f32x4.splat(-2)));
  const one = f32x4.splat(1);
  const quotient = f32x4.div(f32x4.sub(one, e), f32x4.add(one, e));
  const square = f32x4.mul(x, x);
  let series = f32x4.splat(62.0 / 2835);
  series = madd(series, square, f32x4.splat(-17.0 / 315));
  series = madd(series, square, f32x4.splat(2.0 / 15));
  series = madd(series, square, f32x4.splat(-1.0 / 3));
  const near = madd(f32x4.mul(series, square), size, size);
  const value = v128.bitselect(near, quotient, f32x4.lt(size, f32x4.splat(0.25)));
  return v128.or(value, v128.and(x, f32x4.splat(-0.0)));
}
