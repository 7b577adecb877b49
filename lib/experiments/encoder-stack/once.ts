import { type Ops, reference } from '@/lib/engine/functional/ops';
import type { Kernels } from '@/lib/engine/kernels/kernels';
import { takingMemory } from '../refusedMemory';

/** What takes less memory when it is made smaller. */
export const reduce = ['hidden', 'layers'];

/**
 * Computes once, by kernels where they serve. What comes out of `work` must be copies: the memory of its tensors, and of the weights
 * that were packed for it, is given back.
 */
export function once<T>(kernels: Kernels | undefined, needed: number, work: (ops: Ops) => T): T {
  if (!kernels) return takingMemory(needed, reduce, () => work(reference));
  const tape = kernels.record();
  try {
    return takingMemory(needed, reduce, () => work(tape.ops));
  } finally {
    tape.release();
  }
}
