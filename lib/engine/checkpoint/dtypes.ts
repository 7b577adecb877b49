import type { FloatArray } from '../tensor';

export interface Dtype {
  readonly bits: number;
  /**
   * Writes the numbers that `bytes` hold (little-endian) to `into`, one for one. Exact into float64, but for whole numbers past 2⁵³; into float32
   * rounded to the nearest. Absent where the engine has no use for the type.
   */
  readonly decode?: (bytes: Uint8Array, into: FloatArray) => void;
}

/**
 * Every type that a safetensors file may hold: a checkpoint may carry tensors that nobody asks for, and their sizes must be known.
 * As `Dtype` of the safetensors crate.
 */
export const dtypes: ReadonlyMap<string, Dtype> = new Map<string, Dtype>([
  ['BOOL', { bits: 8 }],
  ['F4', { bits: 4 }],
  ['F6_E2M3', { bits: 6 }],
  ['F6_E3M2', { bits: 6 }],
  ['U8', { bits: 8 }],
  ['I8', { bits: 8 }],
  ['F8_E5M2', { bits: 8 }],
  ['F8_E4M3', { bits: 8 }],
  ['F8_E8M0', { bits: 8 }],
  ['F8_E4M3FNUZ', { bits: 8 }],
  ['F8_E5M2FNUZ', { bits: 8 }],
  ['I16', { bits: 16 }],
  ['U16', { bits: 16 }],
  ['F16', { bits: 16, decode: decodeF16 }],
  ['BF16', { bits: 16, decode: decodeBF16 }],
  ['I32', { bits: 32 }],
  ['U32', { bits: 32 }],
  ['F32', { bits: 32, decode: (bytes, into) => into.set(aligned(bytes, Float32Array)) }],
  ['C64', { bits: 64 }],
  ['F64', { bits: 64, decode: (bytes, into) => into.set(aligned(bytes, Float64Array)) }],
  ['I64', { bits: 64, decode: decodeI64 }],
  ['U64', { bits: 64 }],
]);

/** What a weight or a hidden state may be stored as; I64 is read too, for lists of ids. */
export const floatTypes: readonly string[] = ['F32', 'F16', 'BF16', 'F64'];

/**
 * The bytes as numbers: in place where they start at a multiple of a number's size, else of a copy. Typed arrays read in the
 * machine's byte order, which is little-endian, as the file's, wherever JavaScript is run today.
 */
function aligned<T>(
  bytes: Uint8Array,
  type: { new (buffer: ArrayBufferLike, offset: number, length: number): T; readonly BYTES_PER_ELEMENT: number },
): T {
  const size = type.BYTES_PER_ELEMENT;
  const start = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  return new type(start.buffer, start.byteOffset, bytes.length / size);
}

/** bfloat16 is the upper half of a float32. */
function decodeBF16(bytes: Uint8Array, into: FloatArray): void {
  const halves = aligned(bytes, Uint16Array);
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  for (let i = 0; i < halves.length; i++) {
    bits[0] = halves[i]! << 16;
    into[i] = value[0]!;
  }
}

/** IEEE 754 binary16, by a table of all its 65,536 numbers. */
function decodeF16(bytes: Uint8Array, into: FloatArray): void {
  const halves = aligned(bytes, Uint16Array);
  halfTable ??= Float32Array.from({ length: 65536 }, (_, half) => halfToNumber(half));
  for (let i = 0; i < halves.length; i++) into[i] = halfTable[halves[i]!]!;
}
let halfTable: Float32Array | undefined;

/** (−1)^s · 2^(e−15) · (1 + f/1024); e = 0: subnormal, 2^−14 · f/1024; e = 31: infinite, or not a number. */
function halfToNumber(half: number): number {
  const sign = half >> 15 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = (half & 1023) / 1024;
  if (exponent === 0) return sign * 2 ** -14 * fraction;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * 2 ** (exponent - 15) * (1 + fraction);
}

function decodeI64(bytes: Uint8Array, into: FloatArray): void {
  const whole = aligned(bytes, BigInt64Array);
  for (let i = 0; i < whole.length; i++) into[i] = Number(whole[i]!);
}
