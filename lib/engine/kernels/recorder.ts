import type { Axis, Tensor } from '../tensor';
import type { ArenaIntegers, ArenaTensor } from './arenaTensor';
import type { KernelExports, Pointer } from './exports';
import type { Step } from './steps';

/** What an operation needs in order to be recorded. */
export interface Recorder {
  /** What the WebAssembly module computes with. */
  readonly wasm: KernelExports;
  /** A new tensor in the arena; what stands in it is whatever was there before. */
  readonly place: (axes: readonly Axis[], shape: readonly number[]) => ArenaTensor;
  readonly integers: (length: number) => ArenaIntegers;
  /** x in the arena. From outside it is an input: copied in now and at each replay. `op` and `name` are for the error about float64. */
  readonly taken: (op: string, name: string, x: Tensor) => ArenaTensor;
  /** A weight in the arena. From outside it is frozen: copied once. */
  readonly frozen: (op: string, name: string, weight: Tensor) => ArenaTensor;
  /** A weight matrix as the right side of a product: [out, in] for x Wᵀ, `backward` for dY W. Packed once where it is frozen. */
  readonly panels: (op: string, weight: Tensor, backward?: 'backward') => Panels;
  /** What `make` gives, made once for this thing and kind: packed rows of an x that three projections read. */
  readonly once: <T>(thing: object, kind: string, make: () => T) => T;
  /** Room for a step while it runs, and for any other step after it. */
  readonly scratch: (entries: number) => Pointer;
  /** Runs a step and leaves it on the tape. */
  readonly step: (step: Step) => void;
  /** Leaves a step on the tape that has run already. */
  readonly ran: (step: Step) => void;
}

/** A packed right side of a product. */
export interface Panels {
  readonly offset: Pointer;
  /** What a step that uses them reads: nothing where they never change. */
  readonly reads: readonly object[];
}
