import { bytes, load4, madd, store4, sumLanes } from './lanes';
import { sumOfSquares } from './norm';

/** out = x / max(‖x‖₂, ε) */
export function l2Normalize(x: usize, out: usize, norms: usize, rows: i32, n: i32, eps: f32): void {
  for (let row = 0; row < rows; row++) {
    const norm = sqrt<f32>(sumOfSquares(x, n));
    store<f32>(norms, norm);
    const length = f32x4.splat(max<f32>(norm, eps));
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      store4(false, out + offset, f32x4.div(load4(false, x + offset, left), length), left);
    }
    x += bytes(n);
    out += bytes(n);
    norms += 4;
  }
}

/** dX = (dOut − y · Σ dOut ⊙ y) / ‖x‖; a row shorter than ε is only scaled, by 1/ε. */
export function l2NormalizeBackward(
  dOut: usize, y: usize, norms: usize, dX: usize, rows: i32, n: i32, eps: f32,
): void {
  for (let row = 0; row < rows; row++) {
    const norm = load<f32>(norms);
    let products = f32x4.splat(0);
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      products = madd(load4(false, dOut + offset, left), load4(false, y + offset, left), products);
    }
    const along = f32x4.splat(norm >= eps ? sumLanes(products) : 0);
    const length = f32x4.splat(max<f32>(norm, eps));
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      const across = f32x4.sub(load4(false, dOut + offset, left), f32x4.mul(load4(false, y + offset, left), along));
      store4(false, dX + offset, f32x4.div(across, length), left);
    }
    dOut += bytes(n);
    y += bytes(n);
    dX += bytes(n);
    norms += 4;
  }
}
