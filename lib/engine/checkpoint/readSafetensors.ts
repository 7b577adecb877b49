import { entriesOf, type FloatArray, floats, type Precision } from '../tensor';
import type { ByteSource } from './ByteSource';
import { CheckpointError, named } from './CheckpointError';
import { type Dtype, dtypes, floatTypes } from './dtypes';
import { type Header, headerLength, PREFIX, parseHeader, type TensorEntry } from './header';

/** Numbers and their shape, outermost axis first, row-major. */
export interface RawTensor {
  readonly shape: readonly number[];
  readonly data: FloatArray;
}

export interface Safetensors extends Header {
  /** For messages. */
  readonly name: string;
  /** A whole tensor. Rejects with CheckpointError where there is none, or its type is no float. */
  readonly read: (tensor: string, precision: Precision) => Promise<RawTensor>;
  /** Some rows of a matrix, one after another, in the order asked for: [rows.length, width]. */
  readonly readRows: (tensor: string, rows: readonly number[], precision: Precision) => Promise<RawTensor>;
}

/** What is read at once, in bytes: a tensor of gigabytes is never there twice. A multiple of every number's size. */
const PIECE = 2 ** 24;

/** Opens a safetensors file: reads its header alone. Rejects with CheckpointError where it is not one. */
export async function openSafetensors(source: ByteSource): Promise<Safetensors> {
  const { name, size } = source;
  const length = headerLength(name, await source.read(0, Math.min(PREFIX, size)), size);
  const header = parseHeader(name, await source.read(PREFIX, length), size);

  /** `count` numbers of an entry from its number `first`, piece by piece. */
  async function readInto(target: FloatArray, entry: TensorEntry, { bits, decode }: DecodableDtype, first: number) {
    const bytes = bits / 8;
    for (let at = 0; at < target.length; at += PIECE / bytes) {
      const part = target.subarray(at, at + PIECE / bytes);
      decode(await source.read(entry.start + (first + at) * bytes, part.length * bytes), part);
    }
  }

  return {
    ...header,
    name,
    async read(tensor, precision) {
      const { entry, dtype } = readable(name, header, tensor);
      const data = roomFor(name, tensor, entry, precision);
      await readInto(data, entry, dtype, 0);
      return { shape: entry.shape, data };
    },
    async readRows(tensor, rows, precision) {
      const { entry, dtype } = readable(name, header, tensor);
      const [count = 0, width = 0] = entry.shape;
      const data = floats(precision, rows.length * width);
      for (const [i, row] of rows.entries()) {
        if (entry.shape.length !== 2 || !Number.isInteger(row) || row < 0 || row >= count)
          throw new CheckpointError(name, `${named(tensor)} is [${entry.shape.join(', ')}], expected a row ${row}`);
        await readInto(data.subarray(i * width, (i + 1) * width), entry, dtype, row * width);
      }
      return { shape: [rows.length, width], data };
    },
  };
}

/** The same from bytes that are all there, at once: `read` and no more. */
export function readSafetensors(
  name: string,
  bytes: Uint8Array,
): Header & { read: (tensor: string, precision: Precision) => RawTensor } {
  const length = headerLength(name, bytes.subarray(0, PREFIX), bytes.length);
  const header = parseHeader(name, bytes.subarray(PREFIX, PREFIX + length), bytes.length);
  return {
    ...header,
    read(tensor, precision) {
      const { entry, dtype } = readable(name, header, tensor);
      const data = roomFor(name, tensor, entry, precision);
      dtype.decode(bytes.subarray(entry.start, entry.start + entry.byteLength), data);
      return { shape: entry.shape, data };
    },
  };
}

type DecodableDtype = Dtype & Required<Pick<Dtype, 'decode'>>;

function readable(file: string, { entries }: Header, tensor: string): { entry: TensorEntry; dtype: DecodableDtype } {
  const entry = entries.get(tensor);
  if (!entry) throw new CheckpointError(file, `${named(tensor)} is missing`);
  const dtype = dtypes.get(entry.dtype);
  if (!dtype?.decode) {
    throw new CheckpointError(
      file,
      `${named(tensor)} is ${entry.dtype} [${entry.shape.join(', ')}], expected one of ${floatTypes.join(', ')}`,
    );
  }
  return { entry, dtype: { ...dtype, decode: dtype.decode } };
}

/** The header was held to the file, so this is at most four times what the file has; a machine may have less. */
function roomFor(file: string, tensor: string, { shape }: TensorEntry, precision: Precision): FloatArray {
  try {
    return floats(precision, entriesOf(shape));
  } catch (cause) {
    throw new CheckpointError(
      file,
      `${named(tensor)} is [${shape.join(', ')}], and there is no memory for it in ${precision}`,
      { cause },
    );
  }
}
