import type { Ops } from '../functional/ops';
import type { FillGaussian } from '../rng';
import { Arena } from './arena';
import { drawingKernel } from './drawing';
import type { KernelExports } from './exports';
import { type FrozenWeights, freezeWeights } from './frozenWeights';
import { type InstanceOptions, instantiate, type KernelInstance, type KernelVariant } from './instance';
import { kernelOps } from './ops/table';
import { Count, Region } from './places';
import type { Recorder } from './recorder';
import { type Parameters, Tape } from './tape';

/** Kernels over one memory. Tapes and frozen weights share it, and leave in any order. */
export class Kernels {
  readonly variant: KernelVariant;
  /** What the module itself exports, for whoever measures it. */
  readonly wasm: KernelExports;
  readonly arena: Arena;
  /** rng.ts's fillGaussian, the same bits in a third of the time or less. */
  readonly fillGaussian: FillGaussian;

  constructor({ variant, exports, memory }: KernelInstance) {
    this.variant = variant;
    // An ordinary object: engines look its fields up faster than those of a module's namespace.
    this.wasm = { ...exports };
    this.arena = new Arena(memory, exports.heapBase.value);
    this.fillGaussian = drawingKernel(this.arena, this.wasm);
  }

  /** Opens a recording. `table` says what its operations are made of; default: kernels. */
  record(table: (recorder: Recorder) => Ops = kernelOps): Tape {
    return new Tape(new Region(this.arena, 'tape'), this.wasm, table);
  }

  /** Packs weights once, for the recordings to come. See freezeWeights. */
  freeze<P extends Parameters>(parameters: P): FrozenWeights<P> {
    return freezeWeights(this.arena, this.wasm, parameters);
  }

  /**
   * Bytes that a recording would take, exactly: `build` records as ever, but no place is taken, no kernel runs, and all numbers read 0.
   * What a weight holds is not looked at: `data` may be empty.
   */
  measure(build: (tape: Tape) => void): number {
    const count = new Count();
    build(new Tape(count, this.wasm, kernelOps));
    return count.peak;
  }
}

/** Kernels with a memory of their own; undefined where the machine or a policy has no WebAssembly SIMD. */
export async function loadKernels(options: InstanceOptions = {}): Promise<Kernels | undefined> {
  const instance = await instantiate(options);
  return instance && new Kernels(instance);
}
