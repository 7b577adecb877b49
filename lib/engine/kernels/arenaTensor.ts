import { type Axis, entriesOf, type Tensor } from '../tensor';
import type { Places } from './places';

/** A float32 tensor at a fixed place. */
export class ArenaTensor implements Tensor {
  readonly axes: readonly Axis[];
  readonly shape: readonly number[];
  readonly places: Places;
  /** In bytes, from the memory's first. */
  readonly offset: number;
  /** Entries. */
  readonly length: number;
  #view: Float32Array | undefined;
  #generation = 0;

  constructor(places: Places, axes: readonly Axis[], shape: readonly number[]) {
    this.axes = axes;
    this.shape = shape;
    this.length = entriesOf(shape);
    this.places = places;
    this.offset = places.take(this.length * Float32Array.BYTES_PER_ELEMENT);
  }

  /** The numbers themselves, not a copy. A view lives until the memory grows: ask again instead of keeping it. */
  get data(): Float32Array {
    if (this.#view === undefined || this.#generation !== this.places.generation) {
      this.#view = this.places.view(this.offset, this.length);
      this.#generation = this.places.generation;
    }
    return this.#view;
  }
}

/** Whole numbers at a fixed place: ids and labels. */
export class ArenaIntegers {
  readonly offset: number;
  readonly #length: number;
  readonly #places: Places;
  #view: Int32Array | undefined;
  #generation = 0;

  constructor(places: Places, length: number) {
    this.#length = length;
    this.#places = places;
    this.offset = places.take(length * Int32Array.BYTES_PER_ELEMENT);
  }

  get data(): Int32Array {
    if (this.#view === undefined || this.#generation !== this.#places.generation) {
      const { buffer, byteOffset } = this.#places.view(this.offset, this.#length);
      this.#view = new Int32Array(buffer, byteOffset, this.#length);
      this.#generation = this.#places.generation;
    }
    return this.#view;
  }
}
