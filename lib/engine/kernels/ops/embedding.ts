import type { EmbeddingTable } from '../../functional/embedding';
import type { Ops } from '../../functional/ops';
import { rowLength, type Tensor } from '../../tensor';
import { ArenaTensor } from '../arenaTensor';
import type { Recorder } from '../recorder';

type Ids = readonly ArrayLike<number>[];

/**
 * out[b, t] = table[ids[b][t]]. The ids are read, and checked, at each replay. A table outside the arena (a vocabulary of thousands
 * of rows, or one that is never laid out) stays where it is: the few rows that a text meets are copied.
 */
export const embedding =
  (recorder: Recorder): Ops['embedding'] =>
  (ids, table) => {
    const { wasm, place, step, integers } = recorder;
    const tokens = ids[0]?.length ?? 0;
    const count = ids.length * tokens;
    const inArena = table instanceof ArenaTensor ? table : undefined;
    const source = 'axes' in table ? { rows: table.shape[0] ?? 0, width: rowLength(table) } : table;
    const out = place(['batch', 'token', 'hidden'], [ids.length, tokens, source.width]);
    const flat = integers(count);
    const rowOf = rowReader(table);
    step({
      reads: [ids, table],
      writes: [out],
      run: () => {
        const rows = flat.data;
        flatten(ids, tokens, source.rows, rows);
        if (inArena) wasm.gather(inArena.offset, flat.offset, out.offset, count, source.width);
        else for (let i = 0; i < count; i++) out.data.set(rowOf(rows[i]!), i * source.width);
      },
    });
    return out;
  };

/** The ids row after row; throws where one is not a row of the table or the texts differ in length. */
function flatten(ids: Ids, tokens: number, rows: number, out: Int32Array): void {
  for (let b = 0; b < ids.length; b++) {
    const text = ids[b]!;
    if (text.length !== tokens)
      throw new RangeError(`embedding: text ${b} has ${text.length} ids, expected token ${tokens}`);
    for (let t = 0; t < tokens; t++) {
      const id = text[t]!;
      if (!Number.isInteger(id) || id < 0 || id >= rows)
        throw new RangeError(`embedding: id ${id} at [${b}, ${t}] is not a row, expected 0…${rows - 1}`);
      out[b * tokens + t] = id;
    }
  }
}

function rowReader(table: EmbeddingTable) {
  if (!('axes' in table)) return table.row;
  const width = rowLength(table);
  return (index: number) => table.data.subarray(index * width, (index + 1) * width);
}

/** dTable[id] = Σ dOut[b, t] over the places where ids[b][t] = id. */
export const embeddingBackward =
  (recorder: Recorder): Ops['embeddingBackward'] =>
  (dOut: Tensor, ids: Ids, table: Tensor, paddingId?: number) => {
    const width = rowLength(table);
    const tokens = ids[0]?.length ?? 0;
    const count = ids.length * tokens;
    const { wasm, place, step, taken, integers } = recorder;
    const dY = taken('embeddingBackward', 'dOut', dOut);
    if (dY.length !== count * width) {
      throw new RangeError(
        `embeddingBackward: dOut has ${dY.length} entries, expected ${ids.length} × ${tokens} × hidden ${width}`,
      );
    }
    const dTable = place(table.axes, table.shape);
    const rows = integers(count);
    step({
      reads: [dY, ids],
      writes: [dTable],
      run: () => {
        const flat = rows.data;
        for (let i = 0; i < count; i++) flat[i] = ids[Math.floor(i / tokens)]![i % tokens]!;
        wasm.fill(0, dTable.offset, dTable.length);
        wasm.scatterAdd(dY.offset, rows.offset, dTable.offset, count, width, paddingId ?? -1);
      },
    });
    return dTable;
  };
