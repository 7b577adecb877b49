import type { Axis, Tensor } from '../tensor';
import { panelEntries } from './exports';
import type { Region } from './places';

/** Rows that lie side by side in the packed form. */
export const PANEL = 8;

/**
 * A weight [out, in] of which only the packed form is kept: panels of 8 rows, [⌈out/8⌉][in][8]. `data` unpacks it, exactly, into
 * a copy that stays as long as the memory isn't needed elsewhere: hold on to it while you read it, and don't write to it.
 */
export class PackedMatrix implements Tensor {
  readonly axes: readonly Axis[];
  readonly shape: readonly number[];
  readonly region: Region;
  readonly offset: number;
  #unpacked: WeakRef<Float32Array> | undefined;

  constructor(region: Region, axes: readonly Axis[], shape: readonly number[]) {
    this.axes = axes;
    this.shape = shape;
    this.region = region;
    const [rows = 0, columns = 0] = shape;
    this.offset = region.take(panelEntries(columns, rows) * Float32Array.BYTES_PER_ELEMENT);
  }

  get data(): Float32Array {
    const kept = this.#unpacked?.deref();
    if (kept) return kept;
    const [rows = 0, columns = 0] = this.shape;
    const out = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row++) this.#unpackRow(row, out, row * columns);
    this.#unpacked = new WeakRef(out);
    return out;
  }

  /** Other numbers have been packed in the place of those that were: what has been unpacked is out of date. */
  forget(): void {
    this.#unpacked = undefined;
  }

  /** A copy of one row, [in], without unpacking the others. */
  row(row: number): Float32Array {
    const [rows = 0, columns = 0] = this.shape;
    if (!Number.isInteger(row) || row < 0 || row >= rows)
      throw new RangeError(`packed matrix: row ${row} is outside 0…${rows - 1}`);
    const out = new Float32Array(columns);
    this.#unpackRow(row, out, 0);
    return out;
  }

  #unpackRow(row: number, out: Float32Array, start: number): void {
    const [rows = 0, columns = 0] = this.shape;
    const panels = this.region.view(this.offset, panelEntries(columns, rows));
    const first = Math.floor(row / PANEL) * columns * PANEL + (row % PANEL);
    for (let column = 0; column < columns; column++) out[start + column] = panels[first + column * PANEL]!;
  }
}
