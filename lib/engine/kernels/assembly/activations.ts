import { hyperbolicTangent } from './exponential';
import { loadFewer, madd, storeFewer } from './lanes';
import { density, distribution } from './normal';

// f and f′ beside each other, of four numbers; then each over n of them.

/** f = x Φ(x) */
@inline
function geluOf(x: v128): v128 {
  return f32x4.mul(x, distribution(x));
}

/** f′ = Φ(x) + x φ(x) */
@inline
function geluSlope(x: v128): v128 {
  return madd(x, density(x), distribution(x));
}

const SQRT_TWO_OVER_PI: f32 = 0.7978845608028654;
const CUBIC: f32 = 0.044715;

/** u = √(2/π) (x + 0.044715 x³) */
@inline
function bent(x: v128): v128 {
  const inner = madd(f32x4.mul(x, x), f32x4.splat(CUBIC), f32x4.splat(1));
  return f32x4.mul(f32x4.mul(x, f32x4.splat(SQRT_TWO_OVER_PI)), inner);
}

/** f = ½ x (1 + tanh u) */
@inline
function geluTanhOf(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.mul(x, madd(hyperbolicTangent(bent(x)), half, half));
}

/** f′ = ½ (1 + t) + ½ x (1 − t²) u′ with t = tanh u, u′ = √(2/π) (1 + 3 · 0.044715 x²) */
@inline
function geluTanhSlope(x: v128): v128 {
  const one = f32x4.splat(1);
  const t = hyperbolicTangent(bent(x));
  const du = madd(f32x4.mul(x, x), f32x4.splat(3 * CUBIC * SQRT_TWO_OVER_PI), f32x4.splat(SQRT_TWO_OVER_PI));
  const bend = f32x4.mul(f32x4.sub(one, f32x4.mul(t, t)), du);
  return f32x4.mul(f32x4.splat(0.5), madd(x, bend, f32x4.add(one, t)));
}

@inline
function reluOf(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0));
}

/** 1 where x > 0, else 0 */
@inline
function reluSlope(x: v128): v128 {
  return v128.and(f32x4.gt(x, f32x4.splat(0)), f32x4.splat(1));
}

/** f′ = 1 − y², of y = tanh x */
@inline
function tanhSlope(y: v128): v128 {
  return f32x4.sub(f32x4.splat(1), f32x4.mul(y, y));
}

export function gelu(x: usize, y: usize, n: i32): void {
  for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, geluOf(v128.load(x)));
  if (n > 0) storeFewer(y, geluOf(loadFewer(x, n)), n);
}

export function geluTanh(x: usize, y: usize, n: i32): void {
  for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, geluTanhOf(v128.load(x)));
  if (n > 0) storeFewer(y, geluTanhOf(loadFewer(x, n)), n);
}

export function relu(x: usize, y: usize, n: i32): void {
  for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, reluOf(v128.load(x)));
  if (n > 0) storeFewer(y, reluOf(loadFewer(x, n)), n);
}

export function tanh(x: usize, y: usize, n: i32): void {
  for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, hyperbolicTangent(v128.load(x)));
  if (n > 0) storeFewer(y, hyperbolicTangent(loadFewer(x, n)), n);
}

// dX = dOut ⊙ f′(x)

export function geluBackward(dOut: usize, x: usize, dX: usize, n: i32): void {
  for (; n >= 4; n -= 4, dOut += 16, x += 16, dX += 16) {
    v128.store(dX, f32x4.mul(v128.load(dOut), geluSlope(v128.load(x))));
  }
  if (n > 0) storeFewer(dX, f32x4.mul(loadFewer(dOut, n), geluSlope(loadFewer(x, n))), n);
}

export function geluTanhBackward(dOut: usize, x: usize, dX: usize, n: i32): void {
  for (; n >= 4; n -= 4, dOut += 16, x += 16, dX += 16) {
    v128.store(dX, f32x4.mul(v128.load(dOut), geluTanhSlope(v128.load(x))));
  }
  if (n > 0) storeFewer(dX, f32x4.mul(loadFewer(dOut, n), geluTanhSlope(loadFewer(x, n))), n);
}

export function reluBackward(dOut: usize, x: usize, dX: usize, n: i32): void {
  for (; n >= 4; n -= 4, dOut += 16, x += 16, dX += 16) {
    v128.store(dX, f32x4.mul(v128.load(dOut), reluSlope(v128.load(x))));
  }
  if (n > 0) storeFewer(dX, f32x4.mul(loadFewer(dOut, n), reluSlope(loadFewer(x, n))), n);
}

export function tanhBackward(dOut: usize, y: usize, dX: usize, n: i32): void {
  for (; n >= 4; n -= 4, dOut += 16, y += 16, dX += 16) {
    v128.store(dX, f32x4.mul(v128.load(dOut), tanhSlope(v128.load(y))));
  }
  if (n > 0) storeFewer(dX, f32x4.mul(loadFewer(dOut, n), tanhSlope(loadFewer(y, n))), n);
}
