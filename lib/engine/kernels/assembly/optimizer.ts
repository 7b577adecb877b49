import { load4, madd, store4, wholeFours } from './lanes';

/** v = momentum · v + g, p −= lr · v; Nesterov: p −= lr · (g + momentum · v). */
export function sgdStep(
  p: usize, grad: usize, velocity: usize, n: i32, lr: f32, momentum: f32, weightDecay: f32, nesterov: bool,
): void {
  const descent = f32x4.splat(-lr);
  const inertia = f32x4.splat(momentum);
  const decay = f32x4.splat(weightDecay);
  for (let left = n; left > 0; left -= 4, p += 16, grad += 16) {
    const parameter = load4(false, p, left);
    const g = madd(decay, parameter, load4(false, grad, left));
    let direction = g;
    if (velocity) {
      const v = madd(inertia, load4(false, velocity, left), g);
      store4(false, velocity, v, left);
      velocity += 16;
      direction = nesterov ? madd(inertia, v, g) : v;
    }
    store4(false, p, madd(descent, direction, parameter), left);
  }
}

/** m = β₁ m + (1 − β₁) g, v = β₂ v + (1 − β₂) g², p −= lr · (m / c₁) / (√(v / c₂) + ε). */
export function adamStep(
  p: usize, grad: usize, m: usize, v: usize, n: i32,
  lr: f64, beta1: f64, beta2: f64, eps: f32, weightDecay: f64, decoupled: bool, c1: f64, c2: f64,
): void {
  // Computed in float64: 1 − β₂ would lose three digits of .999 in float32.
  const take1 = <f32>(1 - beta1);
  const take2 = <f32>(1 - beta2);
  const stepSize = <f32>(lr / c1);
  const correction = <f32>(1 / Math.sqrt(c2));
  const penalty: f32 = decoupled ? 0 : <f32>weightDecay;
  const shrink: f32 = decoupled ? <f32>(1 - lr * weightDecay) : 1;
  if (wholeFours(n)) adam(true, p, grad, m, v, n, <f32>beta1, take1, <f32>beta2, take2, stepSize, correction, eps, penalty, shrink);
  else adam(false, p, grad, m, v, n, <f32>beta1, take1, <f32>beta2, take2, stepSize, correction, eps, penalty, shrink);
}

@inline
function adam(
  whole: bool, p: usize, grad: usize, m: usize, v: usize, n: i32, keep1: f32, take1: f32, keep2: f32, take2: f32,
  stepSize: f32, correction: f32, eps: f32, penalty: f32, shrink: f32,
): void {
  for (let left = n; left > 0; left -= 4, p += 16, grad += 16, m += 16, v += 16) {
    const parameter = load4(whole, p, left);
    const g = madd(f32x4.splat(penalty), parameter, load4(whole, grad, left));
    const mean = madd(f32x4.splat(keep1), load4(whole, m, left), f32x4.mul(f32x4.splat(take1), g));
    const square = f32x4.mul(f32x4.splat(take2), f32x4.mul(g, g));
    const meanSquare = madd(f32x4.splat(keep2), load4(whole, v, left), square);
    store4(whole, m, mean, left);
    store4(whole, v, meanSquare, left);
    const size = madd(f32x4.sqrt(meanSquare), f32x4.splat(correction), f32x4.splat(eps));
    const step = f32x4.mul(f32x4.splat(-stepSize), f32x4.div(mean, size));
    store4(whole, p, madd(f32x4.splat(shrink), parameter, step), left);
  }
}
