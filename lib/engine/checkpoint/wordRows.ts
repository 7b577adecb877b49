import type { RowSource } from '../functional/embedding';
import type { Precision } from '../tensor';
import type { Safetensors } from './readSafetensors';

/** The rows of a word table that a text meets, and no others: of bert-base-uncased's 94 MB these are some kilobytes. */
export async function wordRows(
  file: Safetensors,
  key: string,
  words: readonly number[],
  precision: Precision,
): Promise<RowSource> {
  const [rows = 0, width = 0] = file.entries.get(key)?.shape ?? [];
  const met = [...new Set(words)];
  const { data } = await file.readRows(key, met, precision);
  const places = new Map(met.map((word, i) => [word, i * width]));
  return {
    rows,
    width,
    precision,
    row: index => {
      const start = places.get(index);
      if (start === undefined) throw new RangeError(`wordRows: row ${index} of ${key} was not read`);
      return data.subarray(start, start + width);
    },
  };
}
