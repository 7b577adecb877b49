import { type FillGaussian, fillGaussian } from '../rng';
import { type Arena, NotEnoughMemory } from './arena';
import type { KernelExports } from './exports';

/** Draws on their way to an array outside the arena, 64 kB: they stay in a near cache. Even, since draws come in pairs. */
const PIECE = 1 << 14;

/**
 * fillGaussian by kernel, for float32: the same stream and, where Math.log is fdlibm's as in V8, the same bits. `out` may lie in the
 * arena or outside. float64 is the reference's alone.
 */
export function drawingKernel(arena: Arena, wasm: KernelExports): FillGaussian {
  return (rng, out, law) => {
    if (out instanceof Float64Array) return fillGaussian(rng, out, law);
    const { mean, std } = law;
    const draw = (pointer: number, n: number) => wasm.fillGaussian(pointer, n, mean, std);
    const lent = (fill: () => void) =>
      rng.lend(words => {
        const stream = new Int32Array(arena.view(0, 0).buffer, wasm.streamWords.value, words.length);
        stream.set(words);
        fill();
        words.set(stream);
      });
    if (out.buffer === arena.view(0, 0).buffer) return lent(() => draw(out.byteOffset, out.length));
    const room = roomFor(Math.min(PIECE, out.length), arena);
    // An arena that is full is no reason to draw nothing.
    if (!room) return fillGaussian(rng, out, law);
    lent(() => {
      for (let at = 0; at < out.length; at += PIECE) {
        const n = Math.min(PIECE, out.length - at);
        draw(room.offset, n);
        out.set(arena.view(room.offset, n), at);
      }
    });
    arena.give(room);
  };
}

function roomFor(entries: number, arena: Arena) {
  try {
    return arena.take(entries * Float32Array.BYTES_PER_ELEMENT);
  } catch (error) {
    if (error instanceof NotEnoughMemory) return undefined;
    throw error;
  }
}
