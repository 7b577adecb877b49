import { nextBlock } from './blocks';
import { bytes } from './lanes';

// A block is [inner, rows] of up to 6 rows of the left side, a panel [inner, 8] of 8 columns of the right side: in each step over
// the inner axis a tile reads its next entries side by side.

export function packRows(a: usize, stride: i32, rows: i32, inner: i32, out: usize): void {
  for (let row = 0; row < rows; ) {
    const count = nextBlock(rows - row);
    const width = bytes(count);
    let done = 0;
    if (count >= 4) {
      transpose4(a, bytes(stride), inner, out, width);
      done = 4;
    }
    if (count - done >= 2) {
      transpose2(a + bytes(done * stride), bytes(stride), inner, out + bytes(done), width);
      done += 2;
    }
    if (done < count) transpose1(a + bytes(done * stride), inner, out + bytes(done), width);
    a += bytes(count * stride);
    out += bytes(count * inner);
    row += count;
  }
}

export function packRowsTransposed(a: usize, stride: i32, rows: i32, inner: i32, out: usize): void {
  const step = bytes(stride);
  for (let row = 0; row < rows; ) {
    const count = nextBlock(rows - row);
    copyColumns(a + bytes(row), step, inner, out, bytes(count), count);
    out += bytes(count * inner);
    row += count;
  }
}

export function packPanels(b: usize, stride: i32, inner: i32, columns: i32, out: usize): void {
  const step = bytes(stride);
  for (let column = 0; column < columns; column += 8) {
    const width = min(8, columns - column);
    if (width < 8) memory.fill(out, 0, bytes(8 * inner));
    copyColumns(b + bytes(column), step, inner, out, 32, width);
    out += bytes(8 * inner);
  }
}

export function packPanelsTransposed(b: usize, stride: i32, inner: i32, columns: i32, out: usize): void {
  const step = bytes(stride);
  for (let column = 0; column < columns; column += 8) {
    const width = min(8, columns - column);
    if (width < 8) memory.fill(out, 0, bytes(8 * inner));
    let q = b + bytes(column * stride);
    let o = out;
    let left = width;
    for (; left >= 4; left -= 4) {
      transpose4(q, step, inner, o, 32);
      q += 4 * step;
      o += 16;
    }
    for (; left > 0; left--) {
      transpose1(q, inner, o, 32);
      q += step;
      o += 4;
    }
    out += bytes(8 * inner);
  }
}

/** Columns that lie side by side stay so: [inner, width] with rows `from` bytes apart → `to` bytes apart. */
@inline
function copyColumns(q: usize, from: usize, inner: i32, out: usize, to: usize, width: i32): void {
  if (width == 8) {
    for (let k = 0; k < inner; k++, q += from, out += to) {
      v128.store(out, v128.load(q));
      v128.store(out, v128.load(q, 16), 16);
    }
    return;
  }
  for (let k = 0; k < inner; k++, q += from, out += to) {
    let done: usize = 0;
    if (width & 4) {
      v128.store(out, v128.load(q));
      done = 16;
    }
    if (width & 2) {
      store<u64>(out + done, load<u64>(q + done));
      done += 8;
    }
    if (width & 1) store<u32>(out + done, load<u32>(q + done));
  }
}

/** Four rows, `step` bytes apart, to four columns: [4, inner] → [inner, 4] with `width` bytes from one to the next. */
function transpose4(q: usize, step: usize, inner: i32, out: usize, width: usize): void {
  let k = 0;
  for (; k + 4 <= inner; k += 4) {
    const r0 = v128.load(q);
    const r1 = v128.load(q + step);
    const r2 = v128.load(q + 2 * step);
    const r3 = v128.load(q + 3 * step);
    const low01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
    const high01 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
    const low23 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
    const high23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
    v128.store(out, i64x2.shuffle(low01, low23, 0, 2));
    v128.store(out + width, i64x2.shuffle(low01, low23, 1, 3));
    v128.store(out + 2 * width, i64x2.shuffle(high01, high23, 0, 2));
    v128.store(out + 3 * width, i64x2.shuffle(high01, high23, 1, 3));
    q += 16;
    out += 4 * width;
  }
  for (; k < inner; k++, q += 4, out += width) {
    store<u32>(out, load<u32>(q));
    store<u32>(out, load<u32>(q + step), 4);
    store<u32>(out, load<u32>(q + 2 * step), 8);
    store<u32>(out, load<u32>(q + 3 * step), 12);
  }
}

/** Two rows to two columns. */
function transpose2(q: usize, step: usize, inner: i32, out: usize, width: usize): void {
  let k = 0;
  for (; k + 4 <= inner; k += 4) {
    const r0 = v128.load(q);
    const r1 = v128.load(q + step);
    const low = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
    const high = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
    v128.store_lane<i64>(out, low, 0);
    v128.store_lane<i64>(out + width, low, 1);
    v128.store_lane<i64>(out + 2 * width, high, 0);
    v128.store_lane<i64>(out + 3 * width, high, 1);
    q += 16;
    out += 4 * width;
  }
  for (; k < inner; k++, q += 4, out += width) {
    store<u32>(out, load<u32>(q));
    store<u32>(out, load<u32>(q + step), 4);
  }
}

/** One row to one column. */
function transpose1(q: usize, inner: i32, out: usize, width: usize): void {
  for (let k = 0; k < inner; k++, q += 4, out += width) store<u32>(out, load<u32>(q));
}
