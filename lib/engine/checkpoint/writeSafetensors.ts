import type { FloatArray } from '../tensor';
import { encodeUtf8 } from './utf8';

export interface WritableTensor {
  readonly shape: readonly number[];
  readonly data: FloatArray;
}

/**
 * The bytes of a safetensors file, piece by piece: 8 bytes of length, the JSON header padded with spaces to a multiple of 8, then
 * the numbers of one tensor after another. Ordered as the reference implementation orders: wide types first, then by name; so the
 * same tensors give the same bytes. float32 is written as F32, float64 as F64.
 * Pieces may be views of the tensors themselves: write each before anything changes.
 */
export function* safetensorsBytes(
  tensors: ReadonlyMap<string, WritableTensor>,
  metadata: Readonly<Record<string, string>> = {},
): Generator<Uint8Array> {
  const ordered = [...tensors].sort(
    ([a, { data: x }], [b, { data: y }]) => y.BYTES_PER_ELEMENT - x.BYTES_PER_ELEMENT || (a < b ? -1 : 1),
  );
  let end = 0;
  const entries = ordered.map(([name, { shape, data }]) => {
    const begin = end;
    end += data.byteLength;
    const dtype = data.BYTES_PER_ELEMENT === 8 ? 'F64' : 'F32';
    return `${JSON.stringify(name)}:${JSON.stringify({ dtype, shape, data_offsets: [begin, end] })}`;
  });
  if (Object.keys(metadata).length > 0) {
    const sorted = Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1));
    const members = sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    entries.unshift(`"__metadata__":{${members.join(',')}}`);
  }
  const json = encodeUtf8(`{${entries.join(',')}}`);
  const header = new Uint8Array(8 + Math.ceil(json.length / 8) * 8).fill(0x20);
  new DataView(header.buffer).setBigUint64(0, BigInt(header.length - 8), true);
  header.set(json, 8);
  yield header;
  // In the machine's byte order: little-endian, as dtypes.ts says.
  for (const [, { data }] of ordered) yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
