import { exponential } from './exponential';
import { madd } from './lanes';

/** From here on erf(x) rounds to 1 in float32. */
const LIMIT: f32 = 3.92;

/**
 * erf(x) = x P(x²) / Q(x²), to about 4e-7: the quotient of two polynomials of degree 5 nearest to erf(x)/x on |x| < 3.92
 * (relative error 2e-8 before rounding), fitted by weighted least squares, the weights raised where the error is largest
 * (Lawson 1961), until it is level.
 */
@inline
export function erf(x: v128): v128 {
  const t = f32x4.mul(x, x);
  let p = f32x4.splat(2.050074529e-6);
  p = madd(p, t, f32x4.splat(2.848835364e-4));
  p = madd(p, t, f32x4.splat(3.765666705e-3));
  p = madd(p, t, f32x4.splat(5.274888018e-2));
  p = madd(p, t, f32x4.splat(1.904076611e-1));
  p = madd(p, t, f32x4.splat(1.128379146));
  let q = f32x4.splat(3.809162462e-5);
  q = madd(q, t, f32x4.splat(1.162546910e-3));
  q = madd(q, t, f32x4.splat(1.496931819e-2));
  q = madd(q, t, f32x4.splat(1.141096040e-1));
  q = madd(q, t, f32x4.splat(5.020771370e-1));
  q = madd(q, t, f32x4.splat(1));
  // Rounding may lead a little above 1, which would give GELU the wrong sign where it is all but 0.
  const one = f32x4.splat(1);
  const value = f32x4.pmax(f32x4.pmin(f32x4.div(f32x4.mul(x, p), q), one), f32x4.neg(one));
  const far = f32x4.ge(f32x4.abs(x), f32x4.splat(LIMIT));
  const sign = v128.or(one, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(sign, value, far);
}

const SQRT_HALF: f32 = 0.7071067811865476;
const INVERSE_SQRT_TWO_PI: f32 = 0.3989422804014327;

/** Φ(x) = ½ (1 + erf(x / √2)) */
@inline
export function distribution(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return madd(erf(f32x4.mul(x, f32x4.splat(SQRT_HALF))), half, half);
}

/** φ(x) = exp(−½ x²) / √(2π) */
@inline
export function density(x: v128): v128 {
  const exponent = f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5));
  return f32x4.mul(exponential(exponent), f32x4.splat(INVERSE_SQRT_TWO_PI));
}
