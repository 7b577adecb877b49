import type { Ops } from '../functional/ops';
import { type Axis, precisionOf, type Tensor } from '../tensor';
import { ArenaIntegers, ArenaTensor } from './arenaTensor';
import { type KernelExports, type Pointer, panelEntries } from './exports';
import { PackedMatrix } from './packedMatrix';
import { Count, Region } from './places';
import type { Panels, Recorder } from './recorder';
import { type Step, Steps } from './steps';

export interface ReplayOptions {
  /**
   * What is no longer what it was: an input (its `data` was written to, or its owner's; rows of ids; an options object), or what an
   * operation made, which is then made again. Absent: everything is.
   */
  readonly changed?: readonly object[];
}

/** What a state dict holds: matrices, vectors, and word tables that are never laid out. */
export type Parameters = Readonly<Record<string, object>>;

const isTensor = (value: object): value is Tensor => 'axes' in value;

/**
 * A recording of operations. `ops` computes at once, every tensor at a place of its own in the arena, and leaves behind what it takes
 * to do it again: the modules run once to record, and each replay is a walk along closures that allocates nothing.
 */
export class Tape {
  readonly ops: Ops;
  readonly #places: Region | Count;
  readonly #steps = new Steps();
  readonly #made = new Map<object, Map<string, unknown>>();
  readonly #borrowed = new Map<Region, () => void>();
  #scratch = { offset: 0, entries: 0 };

  constructor(places: Region | Count, wasm: KernelExports, table: (recorder: Recorder) => Ops) {
    this.#places = places;
    this.ops = table(this.#recorder(wasm));
  }

  /** Steps recorded. */
  get length(): number {
    return this.#steps.length;
  }

  /** Bytes that the tape's tensors take. */
  get bytes(): number {
    return this.#places.taken;
  }

  /** Zeros in the arena: its owner writes to `data` before a replay. */
  input(axes: readonly Axis[], shape: readonly number[]): Tensor {
    const placed = new ArenaTensor(this.#places, axes, shape);
    placed.data.fill(0);
    this.#steps.know(placed);
    return placed;
  }

  /**
   * Copies of parameters in the arena, to be trained: a matrix stays row-major, and packing it is a step of the tape. A tensor under
   * two names stays one; a source of rows, which holds no numbers, stays itself.
   */
  parameters<P extends Parameters>(parameters: P): P {
    const placed = new Map<object, object>();
    for (const parameter of Object.values(parameters)) {
      if (!isTensor(parameter) || placed.has(parameter)) continue;
      const copy = this.input(parameter.axes, parameter.shape);
      copy.data.set(parameter.data);
      placed.set(parameter, copy);
    }
    return Object.fromEntries(Object.entries(parameters).map(([name, each]) => [name, placed.get(each) ?? each])) as P;
  }

  /** Computes again what `options` asks for; returns how many steps that took. */
  replay({ changed }: ReplayOptions = {}): number {
    return this.#steps.replay(changed);
  }

  /** Gives the memory back. The tape's tensors cannot be read after that. */
  release(): void {
    for (const giveBack of this.#borrowed.values()) giveBack();
    this.#borrowed.clear();
    if (this.#places instanceof Region) this.#places.release();
  }

  #recorder(wasm: KernelExports): Recorder {
    const measuring = this.#places instanceof Count;
    const step = (each: Step) => {
      if (!measuring) each.run();
      this.#steps.add(each);
    };
    return {
      wasm,
      place: (axes, shape) => new ArenaTensor(this.#places, axes, shape),
      integers: length => new ArenaIntegers(this.#places, length),
      taken: (op, name, x) => this.#taken(op, name, x, step),
      frozen: (op, name, weight) => this.#frozen(op, name, weight),
      panels: (op, weight, backward) => this.#panels(op, weight, backward === 'backward', wasm, step),
      once: (thing, kind, make) => this.#once(thing, kind, make),
      scratch: entries => this.#scratchOf(entries),
      step,
      ran: each => this.#steps.add(each),
    };
  }

  #taken(op: string, name: string, x: Tensor, step: (each: Step) => void): ArenaTensor {
    if (x instanceof ArenaTensor) return this.#held(x);
    return this.#once(x, 'input', () => {
      expectFloat32(op, name, x);
      const placed = new ArenaTensor(this.#places, x.axes, x.shape);
      step({ reads: [x], writes: [placed], run: () => placed.data.set(x.data) });
      return placed;
    });
  }

  #frozen(op: string, name: string, weight: Tensor): ArenaTensor {
    if (weight instanceof ArenaTensor) return this.#held(weight);
    return this.#once(weight, 'frozen', () => {
      expectFloat32(op, name, weight);
      const placed = new ArenaTensor(this.#places, weight.axes, weight.shape);
      if (this.#places instanceof Region) placed.data.set(weight.data);
      return placed;
    });
  }

  #panels(op: string, weight: Tensor, backward: boolean, wasm: KernelExports, step: (each: Step) => void): Panels {
    if (weight instanceof PackedMatrix) {
      this.#borrow(weight.region);
      if (!backward) return { offset: weight.offset, reads: [] };
    }
    return this.#once(weight, backward ? 'panels backward' : 'panels', () => {
      const [outSize = 0, inSize = 0] = weight.shape;
      const entries = backward ? panelEntries(outSize, inSize) : panelEntries(inSize, outSize);
      const packed = new ArenaTensor(this.#places, ['hidden'], [entries]);
      const pack = (from: Pointer) =>
        backward
          ? wasm.packPanels(from, inSize, outSize, inSize, packed.offset)
          : wasm.packPanelsTransposed(from, inSize, inSize, outSize, packed.offset);
      if (weight instanceof ArenaTensor) {
        const { offset } = this.#held(weight);
        step({ reads: [weight], writes: [packed], run: () => pack(offset) });
        return { offset: packed.offset, reads: [packed] };
      }
      expectFloat32(op, 'weight', weight);
      this.#places.lend(weight.shape, (rows, view) => {
        view.set(weight.data);
        pack(rows);
      });
      return { offset: packed.offset, reads: [] };
    });
  }

  #once<T>(thing: object, kind: string, make: () => T): T {
    const kinds = this.#made.get(thing) ?? new Map<string, unknown>();
    this.#made.set(thing, kinds);
    if (!kinds.has(kind)) kinds.set(kind, make());
    return kinds.get(kind) as T;
  }

  #scratchOf(entries: number): Pointer {
    if (this.#scratch.entries < entries) {
      this.#scratch = { offset: this.#places.take(entries * Float32Array.BYTES_PER_ELEMENT), entries };
    }
    return this.#scratch.offset;
  }

  /** A tensor in the arena; one of another tape, or a frozen one, stays as long as this tape does. */
  #held(x: ArenaTensor): ArenaTensor {
    if (x.places instanceof Region && x.places !== this.#places) this.#borrow(x.places);
    return x;
  }

  #borrow(region: Region): void {
    if (!this.#borrowed.has(region)) this.#borrowed.set(region, region.borrow());
  }
}

function expectFloat32(op: string, name: string, x: Tensor): void {
  const precision = precisionOf(x);
  if (precision !== 'float32') throw new TypeError(`${op}: ${name} is ${precision}, expected float32`);
}
