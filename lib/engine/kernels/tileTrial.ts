import { type KernelExports, none, panelEntries } from './exports';
import type { WasmMemory } from './webAssembly';

/** The product that is tried: 250 k multiply-adds, some 10 µs. */
const [rows, inner, columns] = [30, 128, 64];
/** Browsers round their clock to 5 … 100 µs. */
const repeats = 40;
const rounds = 5;

/**
 * 5 or 6 rows to a register tile: six do more with what they load, and need 15 vector registers, or 16 where a product is rounded
 * before it is added. Whether the browser's compiler has so many is not to be known but by trying: both in turn, the minimum of some
 * rounds. Below the clock's resolution the six are taken. Uses the memory after heapBase, before anything else does.
 */
export function fastestTileRows(exports: KernelExports, memory: WasmMemory, now: () => number = clock): 5 | 6 {
  const a = Math.ceil(exports.heapBase.value / 64) * 64;
  const packed = a + 4 * rows * inner;
  const b = packed + 4 * rows * inner;
  const out = b + 4 * panelEntries(inner, columns);
  const end = out + 4 * rows * columns;
  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65536));
  const best = { 5: Infinity, 6: Infinity };
  for (let round = 0; round < rounds; round++) {
    for (const tileRows of [5, 6] as const) {
      exports.setTileRows(tileRows);
      exports.packRows(a, inner, rows, inner, packed);
      const start = now();
      for (let i = 0; i < repeats; i++) exports.gemm(rows, columns, inner, packed, b, none, out, columns);
      best[tileRows] = Math.min(best[tileRows], now() - start);
    }
  }
  return best[5] < best[6] ? 5 : 6;
}

/** performance is a global of browsers, workers and Node. */
function clock(): number {
  const { performance } = globalThis as { readonly performance?: { now(): number } };
  return performance?.now() ?? 0;
}
