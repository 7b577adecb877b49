import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from './ByteSource';
import { CheckpointError } from './CheckpointError';
import { openSafetensors, readSafetensors } from './readSafetensors';
import { safetensorsBytes, type WritableTensor } from './writeSafetensors';

const joined = (pieces: Iterable<Uint8Array>) => new Uint8Array(Buffer.concat([...pieces]));
const written = (tensors: Readonly<Record<string, WritableTensor>>, metadata = {}) =>
  joined(safetensorsBytes(new Map(Object.entries(tensors)), metadata));

/** A file of this header, as it stands or as JSON, and this many bytes of data. */
function file(header: unknown, data: Uint8Array | number = 0, length?: bigint): Uint8Array {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(length ?? BigInt(json.length));
  return new Uint8Array(Buffer.concat([prefix, json, typeof data === 'number' ? new Uint8Array(data) : data]));
}
const read = (bytes: Uint8Array) => readSafetensors('x.safetensors', bytes);
const entry = (dtype: unknown, shape: unknown, begin: unknown, end: unknown) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

const small = written({
  'a.weight': { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 0, -0, 1e-40) },
  b: { shape: [], data: Float64Array.of(Math.PI) },
  c: { shape: [0, 4], data: new Float32Array(0) },
});

describe('what is written is read again', () => {
  test('to the bit, in the order of the reference implementation, the header ending at a multiple of 8', () => {
    const { entries } = read(small);
    expect([...entries.keys()]).toEqual(
      ['b', 'a.weight', 'c'].sort((x, y) => entries.get(x)!.start - entries.get(y)!.start),
    );
    expect(entries.get('b')!.start % 8).toBe(0);
    expect(entries.get('b')!.start).toBeLessThan(entries.get('a.weight')!.start);
    expect(read(small).read('b', 'float64').data[0]).toBe(Math.PI);
    expect([...read(small).read('a.weight', 'float32').data]).toEqual([1, -2, 3.5, 0, -0, Math.fround(1e-40)]);
    expect(read(small).read('c', 'float32')).toEqual({ shape: [0, 4], data: new Float32Array(0) });
  });

  test('whatever names, shapes, numbers and metadata', () => {
    const tensors = fc.dictionary(
      fc.string({ unit: 'binary', minLength: 1 }).filter(name => name !== '__metadata__'),
      fc
        .array(fc.double(), { maxLength: 9 })
        .map(values => ({ shape: [values.length], data: Float64Array.from(values) })),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(tensors, fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }), (given, metadata) => {
        const back = read(written(given, metadata));
        expect(new Set(back.entries.keys())).toEqual(new Set(Object.keys(given)));
        for (const [name, { data }] of Object.entries(given)) expect(back.read(name, 'float64').data).toEqual(data);
        expect([...back.metadata].sort()).toEqual(Object.entries(metadata).sort());
      }),
    );
  });

  test('piece by piece from a source as from bytes at once, and single rows', async () => {
    const opened = await openSafetensors(bytesSource('x', small));
    expect(await opened.read('a.weight', 'float64')).toEqual(read(small).read('a.weight', 'float64'));
    expect([...(await opened.readRows('a.weight', [1, 0, 1], 'float32')).data]).toEqual([
      0,
      -0,
      Math.fround(1e-40),
      1,
      -2,
      3.5,
      0,
      -0,
      Math.fround(1e-40),
    ]);
    await expect(opened.readRows('a.weight', [2], 'float32')).rejects.toThrow(
      'x: a.weight is [2, 3], expected a row 2',
    );
    await expect(opened.read('d', 'float32')).rejects.toThrow('x: d is missing');
  });

  test('a large tensor is asked for in pieces, each once', async () => {
    const big = written({ big: { shape: [5_000_000], data: new Float32Array(5_000_000).map((_, i) => i) } });
    const asked: number[] = [];
    const source = {
      ...bytesSource('x', big),
      read: async (at: number, n: number) => {
        asked.push(n);
        return big.slice(at, at + n);
      },
    };
    const { data } = await (await openSafetensors(source)).read('big', 'float32');
    expect(data.every((value, i) => value === i)).toBe(true);
    expect(Math.max(...asked)).toBeLessThanOrEqual(2 ** 24);
    expect(asked.reduce((sum, n) => sum + n, 0)).toBe(big.length);
  });
});

describe('half precision', () => {
  const halves = (dtype: string, ...bits: number[]) =>
    read(file({ x: entry(dtype, [bits.length], 0, bits.length * 2) }, new Uint8Array(Uint16Array.from(bits).buffer)));

  test('F16: zeros, subnormals, one, the largest, infinities, not a number', () => {
    const { data } = halves('F16', 0, 0x8000, 1, 0x03ff, 0x0400, 0x3c00, 0xbc00, 0x7bff, 0x7c00, 0xfc00, 0x7e00).read(
      'x',
      'float64',
    );
    expect([...data]).toEqual([
      0,
      -0,
      2 ** -24,
      1023 * 2 ** -24,
      2 ** -14,
      1,
      -1,
      65504,
      Infinity,
      -Infinity,
      Number.NaN,
    ]);
  });

  test('BF16 is the upper half of a float32', () => {
    const { data } = halves('BF16', 0x3f80, 0xc049, 0x0001, 0x7f80, 0x7fc0).read('x', 'float64');
    expect([...data]).toEqual([1, -3.140625, 2 ** -133, Infinity, Number.NaN]);
  });

  test('whole numbers come exactly, other types by their name', () => {
    const whole = new Uint8Array(BigInt64Array.of(-3n, 2n ** 52n).buffer);
    expect([...read(file({ x: entry('I64', [2], 0, 16) }, whole)).read('x', 'float64').data]).toEqual([-3, 2 ** 52]);
    expect(() => read(file({ x: entry('U8', [2], 0, 2) }, 2)).read('x', 'float32')).toThrow(
      'x.safetensors: x is U8 [2], expected one of F32, F16, BF16, F64',
    );
  });
});

describe('a file that lies is refused before anything is made room for', () => {
  const ok = entry('F32', [2], 0, 8);
  const deep = `{"x":${'['.repeat(100_000)}`;
  test.each([
    ['no bytes', new Uint8Array(0), 'has 0 bytes, expected 8'],
    [
      'a header of 2⁶⁰ bytes',
      file({ x: ok }, 8, 2n ** 60n),
      'its header has 1152921504606846976 bytes by its own account',
    ],
    ['a header of 2⁶⁴ − 1 bytes', file({ x: ok }, 8, 2n ** 64n - 1n), 'its header has 18446744073709551615 bytes'],
    ['a header that is a list', file([ok], 8), 'its header is a list, expected an object'],
    ['a header that is null', file('null', 8), 'its header is null, expected an object'],
    ['an empty header', file('', 8), 'its header is no JSON'],
    [
      'a header that is not UTF-8',
      file(`{"x\u00ff`, 8).map(byte => (byte === 0xc3 ? 0xff : byte)),
      'its header is not UTF-8',
    ],
    ['NaN in the header', file('{"x":{"dtype":"F32","shape":[NaN],"data_offsets":[0,8]}}', 8), 'its header is no JSON'],
    ['deep nesting', file(deep, 8), 'its header is nested deeper than 32 levels'],
    [
      'a name twice',
      file(
        '{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}',
        8,
      ),
      'its header has x twice',
    ],
    ['an unknown type', file({ x: entry('F31', [2], 0, 8) }, 8), 'x has dtype "F31", expected one of'],
    ['a type that is a name of objects', file({ x: entry('constructor', [2], 0, 8) }, 8), 'x has dtype "constructor"'],
    [
      'no shape',
      file({ x: { dtype: 'F32', data_offsets: [0, 8] } }, 8),
      'x has a shape that is not a list of whole numbers',
    ],
    ['a negative size', file({ x: entry('F32', [-2], 0, 8) }, 8), 'not a list of whole numbers: [-2]'],
    ['a broken size', file({ x: entry('F32', [2.5], 0, 8) }, 8), 'not a list of whole numbers: [2.5]'],
    ['a size in quotes', file({ x: entry('F32', ['2'], 0, 8) }, 8), 'not a list of whole numbers'],
    [
      'a shape of 2⁵² × 2⁵²',
      file({ x: entry('F32', [2 ** 52, 2 ** 52], 0, 8) }, 8),
      'x is F32 [4503599627370496, 4503599627370496] in 8 bytes',
    ],
    ['a shape that is too large', file({ x: entry('F32', [3], 0, 8) }, 8), 'x is F32 [3] in 8 bytes, expected 12'],
    ['a shape that is too small', file({ x: entry('F32', [1], 0, 8) }, 8), 'x is F32 [1] in 8 bytes, expected 4'],
    ['offsets in the wrong order', file({ x: entry('F32', [2], 8, 0) }, 8), 'x has data_offsets [8, 0]'],
    ['offsets beyond the end', file({ x: entry('F32', [2 ** 40], 0, 2 ** 42) }, 8), 'x ends at byte'],
    [
      'three offsets',
      file({ x: { dtype: 'F32', shape: [2], data_offsets: [0, 8, 8] } }, 8),
      'x has data_offsets [0, 8, 8]',
    ],
    ['an overlap', file({ x: ok, y: entry('F32', [2], 4, 12) }, 12), 'y begins at byte'],
    ['a hole', file({ x: ok, y: entry('F32', [1], 12, 16) }, 16), 'y begins at byte'],
    ['bytes that no tensor owns', file({ x: ok }, 12), 'by its header'],
    ['metadata that is no text', file({ __metadata__: { n: 5 }, x: ok }, 8), '__metadata__ is not an object of texts'],
  ])('%s', (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(CheckpointError);
    expect(() => read(bytes)).toThrow(`x.safetensors: `);
    expect(() => read(bytes)).toThrow(message);
  });

  test('a tensor may be called __proto__', () => {
    const bytes = file('{"__proto__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 8);
    expect([...read(bytes).entries.keys()]).toEqual(['__proto__']);
  });

  test('cut off at any byte, or with a byte too many', () => {
    for (let length = 0; length < small.length; length++)
      expect(() => read(small.slice(0, length))).toThrow(CheckpointError);
    expect(() => read(new Uint8Array([...small, 0]))).toThrow(CheckpointError);
  });

  test('any byte changed to any other: it is read, or refused in one line', () => {
    const headerEnd = small.length - 32;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(headerEnd - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }), changes => {
        const bytes = small.slice();
        for (const [place, value] of changes) bytes[place] = value;
        try {
          const back = read(bytes);
          for (const [name, { dtype }] of back.entries)
            if (/^B?F\d+$/.test(dtype) && dtype.length < 5) back.read(name, 'float32');
        } catch (error) {
          expect(error).toBeInstanceOf(CheckpointError);
          expect(String(error)).not.toContain('\n');
        }
      }),
      { numRuns: 3000 },
    );
  });
});
