import { bytes, load4, store4 } from './lanes';

/** out[j] = Σ x[r, j]. Columns four at a time, so that a sum stays in a register all the way down. */
export function sumRows(x: usize, out: usize, rows: i32, n: i32, accumulate: bool): void {
  const stride = bytes(n);
  for (let left = n; left > 0; left -= 4, x += 16, out += 16) {
    let sums = accumulate ? load4(false, out, left) : f32x4.splat(0);
    for (let row = 0, from = x; row < rows; row++, from += stride) sums = f32x4.add(sums, load4(false, from, left));
    store4(false, out, sums, left);
  }
}

/** out[r, j] = x[r, j] + v[j] */
export function addRow(x: usize, v: usize, out: usize, rows: i32, n: i32): void {
  const length = bytes(n);
  for (let row = 0; row < rows; row++, x += length, out += length) {
    for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
      store4(false, out + offset, f32x4.add(load4(false, x + offset, left), load4(false, v + offset, left)), left);
    }
  }
}
