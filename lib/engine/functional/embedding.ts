import { type Axis, type FloatArray, type Precision, precisionOf, rowLength, type Tensor, zeros } from '../tensor';

/** A table that is never laid out: its rows are made when they are asked for. */
export interface RowSource {
  readonly rows: number;
  readonly width: number;
  readonly precision: Precision;
  /** Row `index`, `width` numbers; the same every time. */
  readonly row: (index: number) => FloatArray;
}

/** [row, hidden], laid out or not. */
export type EmbeddingTable = Tensor | RowSource;

/**
 * out[b, t] = table[ids[b][t]]. ids: [batch][token] → [batch, token, hidden]. As torch.nn.functional.embedding.
 * Throws where an id is not a row of the table or the texts differ in length.
 */
export function embedding(ids: readonly ArrayLike<number>[], table: EmbeddingTable): Tensor {
  const source = 'axes' in table ? tableRows(table) : table;
  const tokens = ids[0]?.length ?? 0;
  const axes: Axis[] = ['batch', 'token', 'hidden'];
  const out = zeros(source.precision, axes, [ids.length, tokens, source.width]);
  ids.forEach((text, b) => {
    if (text.length !== tokens)
      throw new RangeError(`embedding: text ${b} has ${text.length} ids, expected token ${tokens}`);
    for (let t = 0; t < tokens; t++) {
      const id = text[t]!;
      if (!Number.isInteger(id) || id < 0 || id >= source.rows) {
        throw new RangeError(`embedding: id ${id} at [${b}, ${t}] is not a row, expected 0…${source.rows - 1}`);
      }
      out.data.set(source.row(id), (b * tokens + t) * source.width);
    }
  });
  return out;
}

function tableRows(table: Tensor): RowSource {
  const width = rowLength(table);
  return {
    rows: table.shape[0] ?? 0,
    width,
    precision: precisionOf(table),
    row: index => table.data.subarray(index * width, (index + 1) * width),
  };
}

/**
 * dTable[id] = Σ dOut[b, t] over the places where ids[b][t] = id: a scatter-add. dOut: [batch, token, hidden] → table's shape.
 * The row of `paddingId` gets no gradient, as with padding_idx of torch.nn.Embedding.
 */
export function embeddingBackward(
  dOut: Tensor,
  ids: readonly ArrayLike<number>[],
  table: Tensor,
  paddingId?: number,
): Tensor {
  const width = rowLength(table);
  const tokens = ids[0]?.length ?? 0;
  if (dOut.data.length !== ids.length * tokens * width) {
    throw new RangeError(
      `embeddingBackward: dOut has ${dOut.data.length} entries, expected ${ids.length} × ${tokens} × hidden ${width}`,
    );
  }
  const sums = new Float64Array(table.data.length);
  ids.forEach((text, b) => {
    for (let t = 0; t < tokens; t++) {
      if (text[t] === paddingId) continue;
      const from = (b * tokens + t) * width;
      const to = text[t]! * width;
      for (let i = 0; i < width; i++) sums[to + i]! += dOut.data[from + i]!;
    }
  });
  const dTable = zeros(precisionOf(dOut), table.axes, table.shape);
  dTable.data.set(sums);
  return dTable;
}
