import { entriesOf } from '../tensor';
import { type Arena, aligned, type Block } from './arena';

/** Where tensors are placed, and what their views come from. */
export interface Places {
  /** The offset of a fresh block, aligned to 64 bytes; what stands in it is whatever was there before. */
  readonly take: (bytes: number) => number;
  /** `length` floats from `offset`, good until `generation` changes. */
  readonly view: (offset: number, length: number) => Float32Array;
  readonly generation: number;
  /** Room for a matrix while `use` runs. */
  readonly lend: (shape: readonly number[], use: (offset: number, view: Float32Array) => void) => void;
}

const bytesOf = (entries: number) => entries * Float32Array.BYTES_PER_ELEMENT;

/**
 * A part of an arena that is given back as a whole, once its owner has released it and nobody borrows from it any more. Its tensors
 * say so when they are read after that.
 */
export class Region implements Places {
  readonly #arena: Arena;
  readonly #name: string;
  #blocks: Block[] = [];
  #borrowers = 0;
  #released = false;

  /** `name`: what an error calls it. */
  constructor(arena: Arena, name: string) {
    this.#arena = arena;
    this.#name = name;
  }

  get generation(): number {
    return this.#gone ? -1 : this.#arena.generation;
  }

  get #gone(): boolean {
    return this.#released && this.#borrowers === 0;
  }

  /** Bytes that it takes. */
  get taken(): number {
    return this.#blocks.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  take(bytes: number): number {
    this.#expectHeld();
    const block = this.#arena.take(bytes);
    this.#blocks.push(block);
    return block.offset;
  }

  view(offset: number, length: number): Float32Array {
    this.#expectHeld();
    return this.#arena.view(offset, length);
  }

  lend(shape: readonly number[], use: (offset: number, view: Float32Array) => void): void {
    this.#expectHeld();
    const entries = entriesOf(shape);
    const block = this.#arena.take(bytesOf(entries));
    try {
      use(block.offset, this.#arena.view(block.offset, entries));
    } finally {
      this.#arena.give(block);
    }
  }

  /** Keeps the region until the function that it returns is called. */
  borrow(): () => void {
    this.#expectHeld();
    this.#borrowers++;
    return () => {
      this.#borrowers--;
      this.#giveBack();
    };
  }

  release(): void {
    this.#released = true;
    this.#giveBack();
  }

  #giveBack(): void {
    if (!this.#gone) return;
    for (const block of this.#blocks) this.#arena.give(block);
    this.#blocks = [];
  }

  #expectHeld(): void {
    if (this.#gone) throw new Error(`${this.#name}: released, and its tensors with it`);
  }
}

/** Counts what would be taken, and takes nothing. All views are of the same zeros. */
export class Count implements Places {
  readonly generation = 0;
  taken = 0;
  #peak = 0;
  #zeros = new Float32Array(0);

  take(bytes: number): number {
    const offset = this.taken;
    this.taken += aligned(bytes);
    return offset;
  }

  /** The most that was taken at once, what was lent included. */
  get peak(): number {
    return Math.max(this.#peak, this.taken);
  }

  lend(shape: readonly number[]): void {
    this.#peak = Math.max(this.#peak, this.taken + aligned(bytesOf(entriesOf(shape))));
  }

  view(_: number, length: number): Float32Array {
    if (this.#zeros.length < length) this.#zeros = new Float32Array(length);
    return this.#zeros.subarray(0, length);
  }
}
