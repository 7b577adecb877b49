import { bytes, load4, store4 } from './lanes';

/** out[j] = Σ x[r, j]. Columns four at a time, so that a sum stays in a register all the way down. */
export function sumRows(x: usize, out: usize, rows: i32, n: i32): void {
  const stride = bytes(n);
  for (let left = n; left > 0; left -= 4, x += 16, out += 16) {
    let sums = f32x4.splat(0);
    for (let row = 0, from = x; row < rows; row++, from += stride) sums = f32x4.add(sums, load4(false, from, left));
    store4(false, out, sums, left);
  }
}
