import { nextBlock } from './blocks';
import { bytes } from './lanes';
import { tile } from './tile';

/**
 * A block of rows passes several neighbouring panels, this many bytes, before the next block does: weights then come from memory in
 * long runs, which the machine fetches ahead by itself, and wait in the second cache for the other blocks. With one panel at a time a
 * product of 16 rows reaches 75 % of the machine's limit, so 85 %. (WebAssembly cannot ask for what it will need; reading a word of
 * it beforehand gained less, and nothing from main memory.)
 */
const GROUP: usize = 192 << 10;

/** One tile's worth of C and of bias: where a panel has fewer than 8 columns, a whole tile is computed here. */
const corner: usize = memory.data(6 * 8 * 4, 64);
const cornerBias: usize = memory.data(8 * 4, 64);

export function gemm(
  rows: i32, columns: i32, inner: i32, a: usize, b: usize, bias: usize, out: usize, outStride: i32,
): void {
  const stride = bytes(outStride);
  const panel = bytes(8 * inner);
  const whole = columns & ~7;
  const width = <i32>max<usize>(GROUP / panel, 1) << 3;
  for (let first = 0; first < whole; first += width) {
    const end = min(first + width, whole);
    let block = a;
    let c = out;
    for (let row = 0; row < rows; ) {
      const height = nextBlock(rows - row);
      for (let column = first; column < end; column += 8) {
        const start: usize = bias ? bias + bytes(column) : 0;
        tileOf(height, inner, block, b + <usize>(column >> 3) * panel, start, c + bytes(column), stride);
      }
      block += bytes(inner * height);
      c += <usize>height * stride;
      row += height;
    }
  }
  if (whole < columns) {
    const start: usize = bias ? bias + bytes(whole) : 0;
    const last = b + <usize>(whole >> 3) * panel;
    lastColumns(rows, columns - whole, inner, a, last, start, out + bytes(whole), stride);
  }
}

/** The last panel, where `width` < 8 columns of C remain. */
function lastColumns(rows: i32, width: i32, inner: i32, a: usize, b: usize, bias: usize, c: usize, stride: usize): void {
  if (bias) memory.copy(cornerBias, bias, bytes(width));
  for (let row = 0; row < rows; ) {
    const height = nextBlock(rows - row);
    tileOf(height, inner, a, b, bias ? cornerBias : 0, corner, 32);
    for (let from = corner, end = corner + 32 * <usize>height; from < end; from += 32, c += stride) {
      for (let at: usize = 0; at < bytes(width); at += 4) store<u32>(c + at, load<u32>(from + at));
    }
    a += bytes(inner * height);
    row += height;
  }
}

/** A tile of each height, compiled for it. */
function tileOf(height: i32, inner: i32, a: usize, b: usize, bias: usize, c: usize, stride: usize): void {
  if (height == 6) tile(6, inner, a, b, bias, c, stride);
  else if (height == 5) tile(5, inner, a, b, bias, c, stride);
  else if (height == 4) tile(4, inner, a, b, bias, c, stride);
  else if (height == 3) tile(3, inner, a, b, bias, c, stride);
  else if (height == 2) tile(2, inner, a, b, bias, c, stride);
  else tile(1, inner, a, b, bias, c, stride);
}
