import { hyperbolicTangent } from './exponential';
import { loadUpTo4, madd, storeUpTo4 } from './lanes';
import { density, distribution } from './normal';

// f and f′ beside each other; n entries, four at a time.

export function gelu(x: usize, y: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, x += 16, y += 16) {
    const v = loadUpTo4(x, left);
    storeUpTo4(y, f32x4.mul(v, distribution(v)), left);
  }
}

/** f′ = Φ(x) + x φ(x) */
export function geluBackward(dOut: usize, x: usize, dX: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, dOut += 16, x += 16, dX += 16) {
    const v = loadUpTo4(x, left);
    const slope = madd(v, density(v), distribution(v));
    storeUpTo4(dX, f32x4.mul(loadUpTo4(dOut, left), slope), left);
  }
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
export function geluTanh(x: usize, y: usize, n: i32): void {
  const half = f32x4.splat(0.5);
  for (let left = n; left > 0; left -= 4, x += 16, y += 16) {
    const v = loadUpTo4(x, left);
    storeUpTo4(y, f32x4.mul(v, madd(hyperbolicTangent(bent(v)), half, half)), left);
  }
}

/** f′ = ½ (1 + tanh u) + ½ x (1 − tanh² u) u′, u′ = √(2/π) (1 + 3 · 0.044715 x²) */
export function geluTanhBackward(dOut: usize, x: usize, dX: usize, n: i32): void {
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  for (let left = n; left > 0; left -= 4, dOut += 16, x += 16, dX += 16) {
    const v = loadUpTo4(x, left);
    const t = hyperbolicTangent(bent(v));
    const du = madd(f32x4.mul(v, v), f32x4.splat(3 * CUBIC * SQRT_TWO_OVER_PI), f32x4.splat(SQRT_TWO_OVER_PI));
    const bend = f32x4.mul(f32x4.sub(one, f32x4.mul(t, t)), du);
    const slope = f32x4.mul(half, madd(v, bend, f32x4.add(one, t)));
    storeUpTo4(dX, f32x4.mul(loadUpTo4(dOut, left), slope), left);
  }
}

export function relu(x: usize, y: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, x += 16, y += 16) {
    storeUpTo4(y, f32x4.max(loadUpTo4(x, left), f32x4.splat(0)), left);
  }
}

export function reluBackward(dOut: usize, x: usize, dX: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, dOut += 16, x += 16, dX += 16) {
    const on = f32x4.gt(loadUpTo4(x, left), f32x4.splat(0));
    storeUpTo4(dX, v128.and(loadUpTo4(dOut, left), on), left);
  }
}

export function tanh(x: usize, y: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, x += 16, y += 16) {
    storeUpTo4(y, hyperbolicTangent(loadUpTo4(x, left)), left);
  }
}

/** f′ = 1 − y² */
export function tanhBackward(dOut: usize, y: usize, dX: usize, n: i32): void {
  for (let left = n; left > 0; left -= 4, dOut += 16, y += 16, dX += 16) {
    const v = loadUpTo4(y, left);
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(v, v));
    storeUpTo4(dX, f32x4.mul(loadUpTo4(dOut, left), slope), left);
  }
}
