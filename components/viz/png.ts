/**
 * A PNG with a palette, written without any library, so that it can be made at build as well as in the page: one byte a pixel, stored
 * uncompressed (a heatmap is noise to a compressor). PNG specification, 3rd edition; RFC 1950 and 1951.
 */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

const uint32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function chunk(type: string, data: Uint8Array | readonly number[]): number[] {
  const body = [...[...type].map(char => char.charCodeAt(0)), ...data];
  return [...uint32(data.length), ...body, ...uint32(crc32(Uint8Array.from(body)))];
}

/** zlib without compression: blocks of at most 65,535 bytes, each with its length and the complement of it. */
function stored(bytes: Uint8Array): number[] {
  const out = [0x78, 0x01];
  const BLOCK = 65535;
  for (let at = 0; at < bytes.length || at === 0; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const length = block.length;
    out.push(at + BLOCK >= bytes.length ? 1 : 0, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255);
    for (const byte of block) out.push(byte);
  }
  return [...out, ...uint32(adler32(bytes))];
}

export interface IndexedImage {
  readonly width: number;
  readonly height: number;
  /** One palette index a pixel, row-major. */
  readonly indices: Uint8Array;
  /** r, g, b, r, …: at most 256 colours. */
  readonly palette: Uint8Array;
  /** The index that is transparent, if any. */
  readonly transparent?: number;
}

export function encodePng({ width, height, indices, palette, transparent }: IndexedImage): Uint8Array {
  const lines = new Uint8Array((width + 1) * height); // Each line begins with its filter: 0, none.
  for (let row = 0; row < height; row++)
    lines.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const alpha = transparent === undefined ? [] : chunk('tRNS', [...new Array<number>(transparent).fill(255), 0]);
  return Uint8Array.from([
    ...SIGNATURE,
    ...chunk('IHDR', [...uint32(width), ...uint32(height), 8, 3, 0, 0, 0]),
    ...chunk('PLTE', palette),
    ...alpha,
    ...chunk('IDAT', stored(lines)),
    ...chunk('IEND', []),
  ]);
}
