import type { WasmMemory } from './webAssembly';

/** The device has less memory than was asked for, or less was allowed. Both in bytes, of the whole arena. */
export class NotEnoughMemory extends Error {
  override readonly name = 'NotEnoughMemory';
  constructor(
    readonly needed: number,
    readonly available: number,
  ) {
    super(`arena: needs ${needed} bytes, expected at most ${available}`);
  }
}

export interface Block {
  readonly offset: number;
  readonly bytes: number;
}

const PAGE = 65_536;
/** A cache line: no two tensors share one, and a row of sixteen floats lies in one. */
const ALIGNMENT = 64;

export const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/**
 * Places in one linear memory: first fit from a list of free blocks, neighbours joined again when they are given back, in whatever
 * order their owners leave. It grows by what is missing; a WebAssembly memory never shrinks, so what is given back is used again.
 */
export class Arena {
  readonly #memory: WasmMemory;
  /** In the order of their offsets, no two touching. */
  #free: Block[] = [];
  #end: number;
  #taken = 0;
  /** The most bytes that the memory may come to; growing beyond throws NotEnoughMemory. Default: what WebAssembly can address. */
  limit = 65_536 * PAGE;
  /** Counts growths: each detaches the views made before it. */
  generation = 0;

  /** `start`: the first byte that is ours; below lies what the module itself keeps there. */
  constructor(memory: WasmMemory, start: number) {
    this.#memory = memory;
    this.#end = memory.buffer.byteLength;
    const offset = aligned(start);
    if (offset < this.#end) this.#free.push({ offset, bytes: this.#end - offset });
  }

  /** Bytes in use. */
  get taken(): number {
    return this.#taken;
  }

  /** The memory's size in bytes: what the arena holds of the device, used or not. */
  get held(): number {
    return this.#end;
  }

  /** A block of at least `bytes`, aligned to 64. Its bytes are whatever was there before. Throws NotEnoughMemory. */
  take(bytes: number): Block {
    const size = aligned(Math.max(bytes, 1));
    let index = this.#free.findIndex(block => block.bytes >= size);
    if (index < 0) {
      this.#growFor(size);
      index = this.#free.length - 1;
    }
    const { offset, bytes: room } = this.#free[index]!;
    if (room === size) this.#free.splice(index, 1);
    else this.#free[index] = { offset: offset + size, bytes: room - size };
    this.#taken += size;
    return { offset, bytes: size };
  }

  give(block: Block): void {
    if (block.bytes === 0) return;
    this.#taken -= block.bytes;
    let low = 0;
    let high = this.#free.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#free[middle]!.offset < block.offset) low = middle + 1;
      else high = middle;
    }
    let { offset, bytes } = block;
    const [before, after] = [this.#free[low - 1], this.#free[low]];
    const joinsBefore = before !== undefined && before.offset + before.bytes === offset;
    const joinsAfter = after !== undefined && offset + bytes === after.offset;
    if (joinsBefore) [offset, bytes] = [before.offset, before.bytes + bytes];
    if (joinsAfter) bytes += after.bytes;
    const first = joinsBefore ? low - 1 : low;
    this.#free.splice(first, (joinsBefore ? 1 : 0) + (joinsAfter ? 1 : 0), { offset, bytes });
  }

  /** `length` floats from `offset`, until the next growth. */
  view(offset: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, offset, length);
  }

  /** Makes the last free block hold `size` bytes. */
  #growFor(size: number): void {
    const last = this.#free[this.#free.length - 1];
    const atEnd = last !== undefined && last.offset + last.bytes === this.#end ? last.bytes : 0;
    const pages = Math.ceil((size - atEnd) / PAGE);
    const bytes = pages * PAGE;
    if (this.#end + bytes > this.limit) throw new NotEnoughMemory(this.#end + bytes, this.limit);
    try {
      this.#memory.grow(pages);
    } catch {
      throw new NotEnoughMemory(this.#end + bytes, this.#end);
    }
    this.generation++;
    const offset = this.#end;
    this.#end += bytes;
    this.#taken += bytes;
    this.give({ offset, bytes });
  }
}
