/**
 * One step of a tape. What it reads and writes is known by identity: tensors, and arrays of numbers that travel beside them.
 */
export interface Step {
  readonly reads: readonly object[];
  readonly writes: readonly object[];
  /** Computes what is written from what is read. */
  readonly run: () => void;
}

/**
 * Steps in the order in which they were recorded, to be run again: all of them, or those downstream of a change. Everything that a
 * replay needs is laid out while recording, so that a replay allocates nothing.
 */
export class Steps {
  readonly #runs: (() => void)[] = [];
  readonly #reads: Int32Array[] = [];
  readonly #writes: Int32Array[] = [];
  readonly #slots = new Map<object, number>();
  /** By slot: the step it was born in; −1 where it came from outside. */
  readonly #bornIn: number[] = [];
  /** By slot: the steps that read it. */
  readonly #readers: number[][] = [];
  /** By step: earlier steps whose input it overwrites (a parameter's, on its way to the next training step). */
  readonly #overtakes: Int32Array[] = [];
  /** By step: must run though no input is dirty, because it was asked for or overtaken. */
  #stale = new Uint8Array(64);
  /** By slot, during a replay: no longer what it was when the last one ended. */
  #dirty = new Uint8Array(64);
  /** A step that throws leaves outputs behind their inputs; the next replay is a whole one. */
  #broken = false;

  get length(): number {
    return this.#runs.length;
  }

  /** Adds a step that its recorder has run already. */
  add({ reads, writes, run }: Step): void {
    const step = this.#runs.length;
    if (this.#stale.length <= step) this.#stale = doubled(this.#stale);
    const readSlots = reads.map(each => this.#slotOf(each));
    const overtaken = writes.flatMap(each => this.#readers[this.#slots.get(each) ?? -1] ?? []);
    const writeSlots = writes.map(each => this.#slotOf(each, step));
    for (const slot of readSlots) this.#readers[slot]!.push(step);
    this.#runs.push(run);
    this.#reads.push(Int32Array.from(readSlots));
    this.#writes.push(Int32Array.from(writeSlots));
    this.#overtakes.push(Int32Array.from(overtaken));
    for (const reader of overtaken) this.#stale[reader] = 1;
  }

  /** Makes a thing known that no step has met yet. */
  know(thing: object): void {
    this.#slotOf(thing);
  }

  /**
   * Runs all steps, or what `changed` makes necessary: a thing from outside makes its readers run; what a step made means that step
   * again, since its options changed. Returns how many steps that were. Throws where a thing is not on the tape.
   */
  replay(changed?: readonly object[]): number {
    const slots = changed?.map(each => {
      const slot = this.#slots.get(each);
      if (slot === undefined) throw new RangeError('replay: a changed tensor is not on the tape');
      return slot;
    });
    const whole = slots === undefined || this.#broken;
    this.#broken = true;
    this.#dirty.fill(0);
    for (const slot of slots ?? []) {
      const step = this.#bornIn[slot]!;
      if (step < 0) this.#dirty[slot] = 1;
      else this.#stale[step] = 1;
    }
    let count = 0;
    for (let step = 0; step < this.#runs.length; step++) {
      if (!whole && this.#stale[step] === 0 && !this.#readsDirty(step)) continue;
      this.#runs[step]!();
      count++;
      this.#stale[step] = 0;
      const writes = this.#writes[step]!;
      for (let i = 0; i < writes.length; i++) this.#dirty[writes[i]!] = 1;
      const overtakes = this.#overtakes[step]!;
      for (let i = 0; i < overtakes.length; i++) this.#stale[overtakes[i]!] = 1;
    }
    this.#broken = false;
    return count;
  }

  #readsDirty(step: number): boolean {
    const reads = this.#reads[step]!;
    for (let i = 0; i < reads.length; i++) if (this.#dirty[reads[i]!] === 1) return true;
    return false;
  }

  #slotOf(thing: object, bornIn = -1): number {
    const known = this.#slots.get(thing);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(thing, slot);
    this.#bornIn.push(bornIn);
    this.#readers.push([]);
    if (this.#dirty.length <= slot) this.#dirty = doubled(this.#dirty);
    return slot;
  }
}

function doubled(flags: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const twice = new Uint8Array(flags.length * 2);
  twice.set(flags);
  return twice;
}
