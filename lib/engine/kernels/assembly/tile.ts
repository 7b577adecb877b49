import { madd } from './lanes';

/**
 * The heart of every matrix product: `rows` × 8 entries of C, held in registers while A's block and B's panel stream by.
 * C = A B + bias. a: [inner, rows] (a packed block), b: [inner, 8] (a packed panel), bias: [8] or 0, c: [rows, 8] with rows `stride`
 * bytes apart.
 *
 * `rows` (1…6) is a constant where this is inlined, so that each use is compiled to its own straight loop. Six rows are 12 sums, 2 of
 * B and 1 of A: 15 vectors, of 16 that a machine may have. One step a turn: with more, V8 spills registers.
 */
@inline
export function tile(rows: i32, inner: i32, a: usize, b: usize, bias: usize, c: usize, stride: usize): void {
  // s<row><half>: the sums, beginning at the bias.
  let s00 = f32x4.splat(0), s01 = f32x4.splat(0);
  if (bias) {
    s00 = v128.load(bias);
    s01 = v128.load(bias, 16);
  }
  let s10 = s00, s11 = s01;
  let s20 = s00, s21 = s01;
  let s30 = s00, s31 = s01;
  let s40 = s00, s41 = s01;
  let s50 = s00, s51 = s01;

  while (inner > 0) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load_splat<f32>(a);
    s00 = madd(x, b0, s00); s01 = madd(x, b1, s01);
    if (rows > 1) { x = v128.load_splat<f32>(a, 4); s10 = madd(x, b0, s10); s11 = madd(x, b1, s11); }
    if (rows > 2) { x = v128.load_splat<f32>(a, 8); s20 = madd(x, b0, s20); s21 = madd(x, b1, s21); }
    if (rows > 3) { x = v128.load_splat<f32>(a, 12); s30 = madd(x, b0, s30); s31 = madd(x, b1, s31); }
    if (rows > 4) { x = v128.load_splat<f32>(a, 16); s40 = madd(x, b0, s40); s41 = madd(x, b1, s41); }
    if (rows > 5) { x = v128.load_splat<f32>(a, 20); s50 = madd(x, b0, s50); s51 = madd(x, b1, s51); }
    a += rows << 2;
    b += 32;
    inner--;
  }

  v128.store(c, s00); v128.store(c, s01, 16);
  if (rows > 1) { c += stride; v128.store(c, s10); v128.store(c, s11, 16); }
  if (rows > 2) { c += stride; v128.store(c, s20); v128.store(c, s21, 16); }
  if (rows > 3) { c += stride; v128.store(c, s30); v128.store(c, s31, 16); }
  if (rows > 4) { c += stride; v128.store(c, s40); v128.store(c, s41, 16); }
  if (rows > 5) { c += stride; v128.store(c, s50); v128.store(c, s51, 16); }
}
