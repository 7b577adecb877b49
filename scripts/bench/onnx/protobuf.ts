/**
 * As much of Protocol Buffers' wire format as an ONNX model needs. A message is the bytes of its fields, kept in pieces, so that
 * hundreds of megabytes of weights are copied once, in `joined`. https://protobuf.dev/programming-guides/encoding
 */
export type Pieces = readonly Uint8Array<ArrayBuffer>[];

const wire = { varint: 0, length: 2, fixed32: 5 } as const;

/** Seven bits a byte, lowest first; a set top bit says that more follow. Takes whole numbers from 0 to 2⁵³ − 1, and −1. */
export function varint(value: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  // A negative int64 is written as its two's complement: ten bytes.
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

const tag = (field: number, type: number) => varint(field * 8 + type);

export const int = (field: number, value: number): Pieces => [tag(field, wire.varint), varint(value)];

export const float = (field: number, value: number): Pieces => [
  tag(field, wire.fixed32),
  bytesOf(Float32Array.of(value)),
];

export const text = (field: number, value: string): Pieces => bytes(field, new TextEncoder().encode(value));

export const bytes = (field: number, value: Uint8Array<ArrayBuffer>): Pieces => message(field, [value]);

/** A field that holds a message, from the message's own fields. */
export function message(field: number, ...fields: readonly Pieces[]): Pieces {
  const pieces = fields.flat();
  return [tag(field, wire.length), varint(length(pieces)), ...pieces];
}

/** The bytes of numbers as this machine keeps them: little-endian, as protobuf and ONNX want them. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>) =>
  new Uint8Array(buffer, byteOffset, byteLength);

const length = (pieces: Pieces) => pieces.reduce((sum, piece) => sum + piece.length, 0);

/** The whole message. */
export function joined(...fields: readonly Pieces[]): Uint8Array<ArrayBuffer> {
  const pieces = fields.flat();
  const out = new Uint8Array(length(pieces));
  let offset = 0;
  for (const piece of pieces) {
    out.set(piece, offset);
    offset += piece.length;
  }
  return out;
}
