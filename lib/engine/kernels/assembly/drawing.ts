import { storeFewer } from './lanes';
import { logarithm } from './logarithm';

/** Where the words of the stream stand that is drawn from: a, b, c and the counter of sfc32. */
export const streamWords: usize = memory.data(16);

/**
 * What fillGaussian of rng.ts draws, to the last bit: every operation below is one of there, in float64, none fused. Two pairs abreast.
 */
export function fillGaussian(out: usize, n: i32, mean: f64, std: f64): void {
  let a = load<i32>(streamWords), b = load<i32>(streamWords, 4), c = load<i32>(streamWords, 8);
  let counter = load<i32>(streamWords, 12);
  const means = f64x2.splat(mean), stds = f64x2.splat(std);
  for (; n > 0; n -= 4, out += 16) {
    // sfc32: two words a uniform number, two uniform numbers a pair. Written out, since a function returns one value, not five.
    const w0 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w0;
    const w1 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w1;
    const w2 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w2;
    const w3 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w3;
    let w4 = 0, w5 = 0, w6 = 0, w7 = 0;
    if (n > 2) {
      w4 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w4;
      w5 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w5;
      w6 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w6;
      w7 = a + b + counter++; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + w7;
    }
    const draws = twoPairs(uniforms(w0, w1, w4, w5), uniforms(w2, w3, w6, w7), means, stds);
    if (n >= 4) v128.store(out, draws);
    else storeFewer(out, draws, n);
  }
  store<i32>(streamWords, a);
  store<i32>(streamWords, b, 4);
  store<i32>(streamWords, c, 8);
  store<i32>(streamWords, counter, 12);
}

/** Two numbers in [0, 1) of 53 bits each: the upper 27 of one word, the upper 26 of the next. */
@inline
function uniforms(upper0: i32, lower0: i32, upper1: i32, lower1: i32): v128 {
  const upper = i32x4.replace_lane(i32x4.splat(upper0), 1, upper1);
  const lower = i32x4.replace_lane(i32x4.splat(lower0), 1, lower1);
  const high = f64x2.mul(f64x2.convert_low_i32x4_u(i32x4.shr_u(upper, 5)), f64x2.splat(0x4000000));
  const whole = f64x2.add(high, f64x2.convert_low_i32x4_u(i32x4.shr_u(lower, 6)));
  // 2⁻⁵³
  return f64x2.mul(whole, f64x2.splat(1.1102230246251565e-16));
}

/** x₀ y₀ x₁ y₁, in float32: a pair is radius · (cos, sin) of an angle. */
@inline
function twoPairs(u: v128, v: v128, means: v128, stds: v128): v128 {
  const one = f64x2.splat(1), two = f64x2.splat(2);
  const radius = f64x2.mul(stds, f64x2.sqrt(f64x2.mul(f64x2.splat(-2), logarithm(f64x2.sub(one, u)))));
  const h = f64x2.mul(f64x2.sub(v, f64x2.splat(0.5)), f64x2.splat(Math.PI / 2));
  const z = f64x2.mul(h, h);
  const sine = nested(z, 6, nested(z, 20, nested(z, 42, nested(z, 72, nested(z, 110, nested(z, 156, nested(z, 210, one)))))));
  const sinH = f64x2.mul(h, sine);
  const cosine = nested(z, 12, nested(z, 30, nested(z, 56, nested(z, 90, nested(z, 132, nested(z, 182, nested(z, 240, one)))))));
  const cosH = nested(z, 2, cosine);
  const twice = f64x2.mul(two, sinH);
  const sin2h = f64x2.mul(twice, cosH);
  const cos2h = f64x2.sub(one, f64x2.mul(twice, sinH));
  const cos4h = f64x2.sub(one, f64x2.mul(f64x2.mul(two, sin2h), sin2h));
  const x = f64x2.sub(means, f64x2.mul(radius, cos4h));
  const y = f64x2.sub(means, f64x2.mul(f64x2.mul(f64x2.mul(radius, two), sin2h), cos2h));
  return i32x4.shuffle(f32x4.demote_f64x2_zero(x), f32x4.demote_f64x2_zero(y), 0, 4, 1, 5);
}

/** 1 − z / divisor · inner */
@inline
function nested(z: v128, divisor: f64, inner: v128): v128 {
  return f64x2.sub(f64x2.splat(1), f64x2.mul(f64x2.div(z, f64x2.splat(divisor)), inner));
}
