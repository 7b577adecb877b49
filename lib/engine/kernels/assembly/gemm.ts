import { blockCount, nextBlock } from './blocks';
import { bytes } from './lanes';
import { tile } from './tile';

/** Steps of the inner axis in one go: a panel's part of this length (24 kB) stays in the first cache while A's blocks pass it. */
const CHUNK: i32 = 768;

/** Up to this many blocks of rows the next panel arrives too late from memory, and touching it ahead gains more than it costs. */
const FEW_BLOCKS: i32 = 8;

/** A right side below this size (bytes) lies in the second cache anyway. */
const LARGE: usize = 512 << 10;

/** One tile's worth of C and of bias: where a panel has fewer than 8 columns, a whole tile is computed here. */
const corner: usize = memory.data(6 * 8 * 4, 64);
const cornerBias: usize = memory.data(8 * 4, 64);

export function gemm(
  rows: i32, columns: i32, inner: i32, a: usize, b: usize, bias: usize, out: usize, outStride: i32, accumulate: bool,
): void {
  const stride = bytes(outStride);
  const panel = bytes(8 * inner);
  const whole = columns & ~7;
  const blocks = blockCount(rows);
  const touching = blocks <= FEW_BLOCKS && panel * (whole >> 3) >= LARGE;
  // The blocks of one panel together touch all of the next: 32 bytes a step of the inner axis, shared among the blocks.
  const share = touching ? (32 / blocks + 3) & ~3 : 0;

  for (let column = 0; column < whole; column += 8) {
    const touchingNext = touching && column + 8 < whole;
    for (let from = 0; from < inner; from += CHUNK) {
      const count = min(CHUNK, inner - from);
      const onto = accumulate || from > 0;
      const start: usize = from > 0 || !bias ? 0 : bias + bytes(column);
      const chunk = b + bytes(8 * from);
      let ahead = chunk + panel;
      let block = a;
      let c = out + bytes(column);
      for (let row = 0; row < rows; ) {
        const height = nextBlock(rows - row);
        const part = block + bytes(from * height);
        if (touchingNext) touchingTile(height, count, part, chunk, start, c, stride, onto, ahead, share);
        else plainTile(height, count, part, chunk, start, c, stride, onto);
        ahead += count * share;
        block += bytes(inner * height);
        c += <usize>height * stride;
        row += height;
      }
    }
    b += panel;
  }
  if (whole < columns) {
    lastColumns(rows, columns - whole, inner, a, b, bias ? bias + bytes(whole) : 0, out + bytes(whole), stride, accumulate);
  }
}

/** The last panel, where `width` < 8 columns of C remain. */
function lastColumns(
  rows: i32, width: i32, inner: i32, a: usize, b: usize, bias: usize, c: usize, stride: usize, accumulate: bool,
): void {
  if (bias) memory.copy(cornerBias, bias, bytes(width));
  for (let row = 0; row < rows; ) {
    const height = nextBlock(rows - row);
    if (accumulate) copyTile(c, stride, corner, 32, height, width);
    plainTile(height, inner, a, b, bias ? cornerBias : 0, corner, 32, accumulate);
    copyTile(corner, 32, c, stride, height, width);
    a += bytes(inner * height);
    c += <usize>height * stride;
    row += height;
  }
}

function copyTile(from: usize, fromStride: usize, to: usize, toStride: usize, height: i32, width: i32): void {
  for (let row = 0; row < height; row++) {
    for (let column: usize = 0; column < bytes(width); column += 4) store<u32>(to + column, load<u32>(from + column));
    from += fromStride;
    to += toStride;
  }
}

// A tile of each height, compiled for it.

function plainTile(
  height: i32, inner: i32, a: usize, b: usize, bias: usize, c: usize, stride: usize, accumulate: bool,
): void {
  if (height == 6) tile(6, false, inner, a, b, bias, c, stride, accumulate, 0, 0);
  else if (height == 5) tile(5, false, inner, a, b, bias, c, stride, accumulate, 0, 0);
  else if (height == 4) tile(4, false, inner, a, b, bias, c, stride, accumulate, 0, 0);
  else if (height == 3) tile(3, false, inner, a, b, bias, c, stride, accumulate, 0, 0);
  else if (height == 2) tile(2, false, inner, a, b, bias, c, stride, accumulate, 0, 0);
  else tile(1, false, inner, a, b, bias, c, stride, accumulate, 0, 0);
}

function touchingTile(
  height: i32, inner: i32, a: usize, b: usize, bias: usize, c: usize, stride: usize, accumulate: bool,
  ahead: usize, step: usize,
): i32 {
  if (height == 6) return tile(6, true, inner, a, b, bias, c, stride, accumulate, ahead, step);
  if (height == 5) return tile(5, true, inner, a, b, bias, c, stride, accumulate, ahead, step);
  if (height == 4) return tile(4, true, inner, a, b, bias, c, stride, accumulate, ahead, step);
  if (height == 3) return tile(3, true, inner, a, b, bias, c, stride, accumulate, ahead, step);
  if (height == 2) return tile(2, true, inner, a, b, bias, c, stride, accumulate, ahead, step);
  return tile(1, true, inner, a, b, bias, c, stride, accumulate, ahead, step);
}
