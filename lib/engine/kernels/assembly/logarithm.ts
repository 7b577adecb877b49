/** ln 2 in two parts: the first has so few digits that k · LN2_HIGH is exact. */
const LN2_HIGH: f64 = 6.93147180369123816490e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;

/** The bits of a mantissa, and those of them that stand in a number's upper half, by which fdlibm decides. */
const MANTISSA: i64 = 0xfffffffffffff;
const UPPER: i64 = 0xfffff00000000;

/**
 * ln x of two normal x > 0 as fdlibm computes it (Sun Microsystems 1993, e_log.c), and therefore V8's Math.log, to the last bit:
 * x = 2ᵏ (1 + f) with 1 + f in (√½, √2), ln (1 + f) = f − ½f² + s (½f² + R) with s = f / (2 + f) and R a polynomial of degree 14 in s.
 */
@inline
export function logarithm(x: v128): v128 {
  const upper = v128.and(x, i64x2.splat(UPPER));
  // The exponent's last bit where the mantissa is √2 or more: it then counts as half as much, with the next exponent.
  const carry = v128.and(i64x2.add(upper, i64x2.splat(0x95f6400000000)), i64x2.splat(0x10000000000000));
  const exponent = i64x2.add(i64x2.shr_u(x, 52), i64x2.shr_u(carry, 52));
  // Whole numbers that stand in the last bits of 2⁵².
  const k = f64x2.sub(v128.or(exponent, i64x2.splat(0x4330000000000000)), f64x2.splat(4503599627370496.0 + 1023));
  const mantissa = v128.and(x, i64x2.splat(MANTISSA));
  const f = f64x2.sub(v128.or(mantissa, v128.xor(carry, i64x2.splat(0x3ff0000000000000))), f64x2.splat(1));

  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s), w = f64x2.mul(z, z);
  let even = f64x2.mul(w, f64x2.splat(1.531383769920937332e-1));
  even = f64x2.mul(w, f64x2.add(f64x2.splat(2.222219843214978396e-1), even));
  even = f64x2.mul(w, f64x2.add(f64x2.splat(3.999999999940941908e-1), even));
  let odd = f64x2.mul(w, f64x2.splat(1.479819860511658591e-1));
  odd = f64x2.mul(w, f64x2.add(f64x2.splat(1.818357216161805012e-1), odd));
  odd = f64x2.mul(w, f64x2.add(f64x2.splat(2.857142874366239149e-1), odd));
  odd = f64x2.mul(z, f64x2.add(f64x2.splat(6.666666666666735130e-1), odd));
  const r = f64x2.add(odd, even);

  // fdlibm has a formula more exact for each of three ranges; here both of the common ones are computed and one is taken.
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const wide = f64x2.sub(half, f64x2.add(f64x2.mul(s, f64x2.add(half, r)), low));
  const narrow = f64x2.sub(f64x2.mul(s, f64x2.sub(f, r)), low);
  const isNarrow = v128.or(
    i64x2.gt_s(i64x2.splat(0x6147a00000000), upper),
    i64x2.gt_s(upper, i64x2.splat(0x6b85100000000)),
  );
  let rest = v128.bitselect(narrow, wide, isNarrow);
  // |f| < 2⁻²⁰: once in a million.
  const around = v128.and(i64x2.add(upper, i64x2.splat(0x200000000)), i64x2.splat(UPPER));
  const isTiny = i64x2.gt_s(i64x2.splat(0x300000000), around);
  if (v128.any_true(isTiny)) {
    const third = f64x2.sub(f64x2.splat(0.5), f64x2.mul(f64x2.splat(0.33333333333333333), f));
    const tiny = f64x2.sub(f64x2.mul(f64x2.mul(f, f), third), low);
    rest = v128.bitselect(tiny, rest, isTiny);
  }
  return f64x2.sub(f64x2.mul(k, f64x2.splat(LN2_HIGH)), f64x2.sub(rest, f));
}
