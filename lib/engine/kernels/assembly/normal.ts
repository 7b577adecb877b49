import { exponential } from './exponential';
import { madd } from './lanes';

/** From here on Φ(x) rounds to 1, and Φ(−x) is below 1.1e-8. */
const LIMIT: f32 = 5.6;

/**
 * Φ(x) = ½ (1 + erf(x / √2)), to about 2e-7: ½ + x P(x²) / Q(x²), the quotient of two polynomials of degree 5 nearest to (Φ(x) − ½) / x
 * on |x| ≤ 5.6 (relative error 2e-8 before rounding), fitted by least squares, their weights raised where the error is largest
 * (Lawson 1961), until it is level. Beyond, exactly 0 and 1.
 */
@inline
export function distribution(x: v128): v128 {
  const one = f32x4.splat(1);
  // pmin and pmax hand on their first argument where it is NaN.
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(LIMIT)), f32x4.splat(-LIMIT));
  const t = f32x4.mul(x, x);
  let p = f32x4.splat(2.229700450e-08);
  p = madd(p, t, f32x4.splat(6.289780471e-06));
  p = madd(p, t, f32x4.splat(1.689329390e-04));
  p = madd(p, t, f32x4.splat(4.677373746e-03));
  p = madd(p, t, f32x4.splat(3.392941532e-02));
  p = madd(p, t, f32x4.splat(3.989422719e-01));
  let q = f32x4.splat(1.179645044e-06);
  q = madd(q, t, f32x4.splat(7.334523888e-05));
  q = madd(q, t, f32x4.splat(1.885513567e-03));
  q = madd(q, t, f32x4.splat(2.867777635e-02));
  q = madd(q, t, f32x4.splat(2.517147585e-01));
  q = madd(q, t, one);
  const value = f32x4.add(f32x4.div(f32x4.mul(x, p), q), f32x4.splat(0.5));
  return f32x4.pmax(f32x4.pmin(value, one), f32x4.splat(0));
}

const INVERSE_SQRT_TWO_PI: f32 = 0.3989422804014327;

/** φ(x) = exp(−½ x²) / √(2π) */
@inline
export function density(x: v128): v128 {
  const exponent = f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5));
  return f32x4.mul(exponential(exponent), f32x4.splat(INVERSE_SQRT_TWO_PI));
}
