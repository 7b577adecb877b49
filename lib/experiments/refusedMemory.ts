import { NotEnoughMemory } from '@/lib/engine/kernels/arena';
import { TooLittleMemory } from './memory';

/**
 * Runs what takes memory; where the device refuses, says so in a way that the page understands. `needed`: bytes, as good as one knows
 * them; `reduce`: parameters that, made smaller, need less.
 */
export function takingMemory<T>(needed: number, reduce: readonly string[], take: () => T): T {
  try {
    return take();
  } catch (error) {
    if (error instanceof NotEnoughMemory)
      throw new TooLittleMemory({ needed: Math.max(needed, error.needed), available: error.available, reduce });
    // What engines throw where an ArrayBuffer cannot be had: "Array buffer allocation failed", "allocation size overflow", …
    if (error instanceof RangeError && /alloc|memory/i.test(error.message))
      throw new TooLittleMemory({ needed, reduce });
    throw error;
  }
}
