import { entriesOf } from '../tensor';
import { CheckpointError, named, quoted } from './CheckpointError';
import { dtypes } from './dtypes';
import { type Json, parseStrictJson } from './strictJson';
import { decodeUtf8 } from './utf8';

/** Where a tensor of a safetensors file lies. */
export interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** In bytes, from the start of the file. */
  readonly start: number;
  readonly byteLength: number;
}

export interface Header {
  readonly metadata: ReadonlyMap<string, string>;
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, TensorEntry>;
}

/** Bytes before the header: its length. */
export const PREFIX = 8;
/** No header is longer: the reference implementation's limit. */
const MAX_HEADER = 100_000_000;

/**
 * The header's length, from the first 8 bytes: an unsigned 64-bit little-endian number. Throws CheckpointError where the file
 * cannot hold so long a header, before anybody makes room for it.
 */
export function headerLength(file: string, prefix: Uint8Array, size: number): number {
  if (size < PREFIX)
    throw new CheckpointError(file, `has ${size} bytes, expected ${PREFIX} for the header's length at least`);
  const view = new DataView(prefix.buffer, prefix.byteOffset, PREFIX);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (length > size - PREFIX) {
    const given = view.getBigUint64(0, true);
    throw new CheckpointError(
      file,
      `its header has ${given} bytes by its own account, expected at most the ${size - PREFIX} that follow`,
    );
  }
  if (length > MAX_HEADER)
    throw new CheckpointError(file, `its header has ${length} bytes, expected at most ${MAX_HEADER}`);
  return length;
}

/**
 * Reads a header and holds it to the file: every type known, every shape as long as its bytes, the tensors side by side from the
 * first byte after the header to the last, without gap or overlap. Throws CheckpointError otherwise.
 * size: of the whole file, in bytes.
 */
export function parseHeader(file: string, header: Uint8Array, size: number): Header {
  const json = parsed(file, header);
  if (!(json instanceof Map)) throw new CheckpointError(file, `its header is ${quoted(json)}, expected an object`);
  const dataStart = PREFIX + header.length;
  let metadata: ReadonlyMap<string, string> = new Map();
  const found: [string, TensorEntry][] = [];
  for (const [name, value] of json) {
    if (name === '__metadata__') metadata = parseMetadata(file, value);
    else found.push([name, parseEntry(file, named(name), value, dataStart)]);
  }
  found.sort(([, a], [, b]) => a.start - b.start || a.byteLength - b.byteLength);
  expectSideBySide(file, found, dataStart, size);
  return { metadata, entries: new Map(found) };
}

function parsed(file: string, header: Uint8Array): Json {
  try {
    return parseStrictJson(decodeUtf8(header));
  } catch (error) {
    throw new CheckpointError(file, `its header ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function parseMetadata(file: string, value: Json): ReadonlyMap<string, string> {
  const texts = value instanceof Map ? [...value] : undefined;
  if (!texts?.every((pair): pair is [string, string] => typeof pair[1] === 'string'))
    throw new CheckpointError(file, '__metadata__ is not an object of texts');
  return new Map(texts);
}

function parseEntry(file: string, name: string, value: Json, dataStart: number): TensorEntry {
  const wrong = (problem: string) => new CheckpointError(file, `${name} ${problem}`);
  if (!(value instanceof Map)) throw wrong(`is ${quoted(value)}, expected an object`);
  const dtype = value.get('dtype');
  const bits = typeof dtype === 'string' ? dtypes.get(dtype)?.bits : undefined;
  if (typeof dtype !== 'string' || bits === undefined)
    throw wrong(`has dtype ${quoted(dtype)}, expected one of ${[...dtypes.keys()].join(', ')}`);
  const shape = wholeNumbers(value.get('shape'));
  if (!shape) throw wrong(`has a shape that is not a list of whole numbers: ${plain(value.get('shape'))}`);
  const [begin, end, ...more] = wholeNumbers(value.get('data_offsets')) ?? [];
  if (begin === undefined || end === undefined || more.length > 0 || begin > end)
    throw wrong(`has data_offsets ${plain(value.get('data_offsets'))}, expected where it begins and where it ends`);
  const entries = entriesOf(shape);
  const expected = (entries * bits) / 8;
  if (!Number.isSafeInteger(entries * bits) || expected !== end - begin)
    throw wrong(`is ${dtype} [${shape.join(', ')}] in ${end - begin} bytes, expected ${expected}`);
  return { dtype, shape, start: dataStart + begin, byteLength: end - begin };
}

function wholeNumbers(value: Json | undefined): readonly number[] | undefined {
  const whole = (one: Json): one is number => typeof one === 'number' && Number.isSafeInteger(one) && one >= 0;
  return Array.isArray(value) && value.every(whole) ? value : undefined;
}

/** Lists of numbers are shown as such, anything else by its kind. */
function plain(value: Json | undefined): string {
  return Array.isArray(value) && value.length <= 8 && value.every(one => typeof one === 'number')
    ? `[${value.join(', ')}]`
    : quoted(value);
}

/** As the reference implementation: what no tensor owns could hide anything, and what two own can't be trusted. */
function expectSideBySide(
  file: string,
  found: readonly [string, TensorEntry][],
  dataStart: number,
  size: number,
): void {
  let end = dataStart;
  for (const [name, { start, byteLength }] of found) {
    if (start + byteLength > size)
      throw new CheckpointError(
        file,
        `${named(name)} ends at byte ${start + byteLength}, expected at most the file's ${size}`,
      );
    if (start !== end)
      throw new CheckpointError(
        file,
        `${named(name)} begins at byte ${start}, expected ${end} where the tensor before it ends`,
      );
    end += byteLength;
  }
  if (end !== size) throw new CheckpointError(file, `has ${size} bytes, expected ${end} by its header`);
}
