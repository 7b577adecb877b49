import { dot } from './entries';
import { gemm } from './gemm';
import { bytes } from './lanes';
import { packPanelsTransposed, packRows } from './packing';

@inline
function aligned(entries: i32): usize {
  return (bytes(entries) + 63) & ~63;
}

/** ‖Xᵀ dY‖²_F = Σᵢⱼ (X Xᵀ)ᵢⱼ (dY dYᵀ)ᵢⱼ: two [rows, rows] matrices instead of one [inSize, outSize]. */
export function gramNormSquared(x: usize, dY: usize, rows: i32, inSize: i32, outSize: i32, scratch: usize): f64 {
  const gramX = scratch;
  const gramDY = gramX + aligned(rows * rows);
  const packed = gramDY + aligned(rows * rows);
  const panels = packed + aligned(rows * max(inSize, outSize));
  gram(x, rows, inSize, gramX, packed, panels);
  gram(dY, rows, outSize, gramDY, packed, panels);
  return dot(gramX, gramDY, rows * rows);
}

/** A Aᵀ of a [rows, n]. */
function gram(a: usize, rows: i32, n: i32, out: usize, packed: usize, panels: usize): void {
  packRows(a, n, rows, n, packed);
  packPanelsTransposed(a, n, n, rows, panels);
  gemm(rows, rows, n, packed, panels, 0, out, rows, false);
}
