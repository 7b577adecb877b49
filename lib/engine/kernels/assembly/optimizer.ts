import { loadUpTo4, madd, storeUpTo4 } from './lanes';

/** v = momentum · v + g, p −= lr · v; Nesterov: p −= lr · (g + momentum · v). */
export function sgdStep(
  p: usize, grad: usize, velocity: usize, n: i32, lr: f32, momentum: f32, weightDecay: f32, nesterov: bool,
): void {
  const descent = f32x4.splat(-lr);
  const inertia = f32x4.splat(momentum);
  const decay = f32x4.splat(weightDecay);
  for (let left = n; left > 0; left -= 4, p += 16, grad += 16) {
    const parameter = loadUpTo4(p, left);
    const g = madd(decay, parameter, loadUpTo4(grad, left));
    let direction = g;
    if (velocity) {
      const v = madd(inertia, loadUpTo4(velocity, left), g);
      storeUpTo4(velocity, v, left);
      velocity += 16;
      direction = nesterov ? madd(inertia, v, g) : v;
    }
    storeUpTo4(p, madd(descent, direction, parameter), left);
  }
}

/** m = β₁ m + (1 − β₁) g, v = β₂ v + (1 − β₂) g², p −= lr · (m / c₁) / (√(v / c₂) + ε). */
export function adamStep(
  p: usize, grad: usize, m: usize, v: usize, n: i32,
  lr: f64, beta1: f64, beta2: f64, eps: f32, weightDecay: f64, decoupled: bool, c1: f64, c2: f64,
): void {
  // Computed in float64: 1 − β₂ would lose three digits of .999 in float32.
  const keep1 = f32x4.splat(<f32>beta1);
  const take1 = f32x4.splat(<f32>(1 - beta1));
  const keep2 = f32x4.splat(<f32>beta2);
  const take2 = f32x4.splat(<f32>(1 - beta2));
  const descent = f32x4.splat(<f32>(-lr / c1));
  const correction = f32x4.splat(<f32>(1 / Math.sqrt(c2)));
  const penalty = f32x4.splat(decoupled ? 0 : <f32>weightDecay);
  const shrink = f32x4.splat(decoupled ? <f32>(1 - lr * weightDecay) : 1);
  const floor = f32x4.splat(eps);
  for (let left = n; left > 0; left -= 4, p += 16, grad += 16, m += 16, v += 16) {
    const parameter = loadUpTo4(p, left);
    const g = madd(penalty, parameter, loadUpTo4(grad, left));
    const mean = madd(keep1, loadUpTo4(m, left), f32x4.mul(take1, g));
    const square = madd(keep2, loadUpTo4(v, left), f32x4.mul(take2, f32x4.mul(g, g)));
    storeUpTo4(m, mean, left);
    storeUpTo4(v, square, left);
    const size = madd(f32x4.sqrt(square), correction, floor);
    storeUpTo4(p, madd(shrink, parameter, f32x4.mul(descent, f32x4.div(mean, size))), left);
  }
}
