import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { seeds } from '../fixtures/arbitrary';
import { kernelsOf, variants } from '../fixtures/kernelVariants';
import { createRng, fillGaussian, type Gaussian, type Rng } from '../rng';
import type { Kernels } from './kernels';

/** Numbers as they are kept: 0 and −0 are two. */
const bits = ({ buffer, byteOffset, length }: Float32Array) => new Int32Array(buffer, byteOffset, length);

const laws = fc.record({
  mean: fc.oneof(fc.constantFrom(0, -0, 1, -3), fc.float({ noNaN: true, noDefaultInfinity: true })),
  // float32 is left at both of its ends: what is below rounds to 0, what is above to infinity.
  std: fc.constantFrom(0, 1e-46, 1e-41, 0.02, 1 / 3, 1, 1e10, 3e38),
});

describe.each(variants)('in %s', variant => {
  let kernels: Kernels;
  beforeEach(async () => {
    kernels = await kernelsOf(variant);
  });

  test('draws are the reference’s bit for bit: any seed, any name, any law, any length, none too', () => {
    fc.assert(
      fc.property(seeds, fc.string(), fc.integer({ min: 0, max: 40 }), laws, (seed, name, n, law) => {
        const [expected, actual] = [new Float32Array(n), new Float32Array(n)];
        fillGaussian(createRng(seed, name), expected, law);
        kernels.fillGaussian(createRng(seed, name), actual, law);
        expect(bits(actual)).toEqual(bits(expected));
      }),
      { numRuns: 500 },
    );
  });

  test('so are they before they are rounded to float32: less themselves they are 0', () => {
    const differences = (stream: () => Rng) => {
      const exact = new Float64Array(4);
      fillGaussian(stream(), exact, { mean: 0, std: 1 });
      return [...exact].map((draw, i) => {
        const out = new Float32Array(4);
        // The last operation but rounding is mean − t: it is exact here, and shows every bit of t.
        kernels.fillGaussian(stream(), out, { mean: -draw, std: 1 });
        return Math.abs(out[i]!);
      });
    };
    const zeros = [0, 0, 0, 0];
    for (let seed = 0; seed < 5000; seed++) expect(differences(() => createRng(seed, 'exact'))).toEqual(zeros);
    const beginningWith = (upper: number, lower: number) => () => {
      const rng = createRng(1);
      // The second word is 9c + 1; 954437177 · 9 is 1 in 32 bits.
      rng.lend(words => words.set([upper, 0, Math.imul(lower - 1, 954_437_177), 0]));
      return rng;
    };
    // Streams whose first 1 − u lies about where fdlibm goes from one formula to another: 2⁻ᵏ, where the mantissa is √2, and two between.
    const borders = [1, 1 + 0x6147a / 2 ** 20, Math.SQRT2, 1 + 0x6b851 / 2 ** 20].flatMap(m => [m / 2, m / 4, m / 8]);
    for (const border of [...borders, 1]) {
      for (let step = -200; step <= 200; step++) {
        const word = Math.round((1 - border) * 2 ** 32) + 32 * step;
        if (word >= 0 && word < 2 ** 32) expect(differences(beginningWith(word, 0))).toEqual(zeros);
      }
    }
    // Two u below 2⁻²⁰, in units of 2⁻⁵³, where the formula for |f| < 2⁻²⁰ and its neighbour give two numbers.
    for (const u of [7_269_043_756, 7_335_358_384]) {
      const stream = beginningWith(Math.floor(u / 2 ** 26) << 5, (u % 2 ** 26) << 6);
      expect(stream().uniform()).toBe(u / 2 ** 53);
      expect(differences(stream)).toEqual(zeros);
    }
  });

  test('so are a million and an odd one', () => {
    const [n, law] = [2 ** 20 + 1, { mean: 0, std: 1 }];
    const [expected, actual] = [new Float32Array(n), new Float32Array(n)];
    fillGaussian(createRng(11, 'many'), expected, law);
    kernels.fillGaussian(createRng(11, 'many'), actual, law);
    // expect() would take seconds for so many.
    const same = Buffer.from(actual.buffer).equals(Buffer.from(expected.buffer));
    expect(same).toBe(true);
  });

  test('pieces of even length go on in the stream, whoever draws them', () => {
    const pieces = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(seeds, pieces, (seed, pieces) => {
        const law = { mean: 0.5, std: 2 };
        const n = pieces.reduce((sum, [half]) => sum + 2 * half, 3);
        const [expected, actual] = [new Float32Array(n), new Float32Array(n)];
        fillGaussian(createRng(seed), expected, law);
        const rng = createRng(seed);
        let at = 0;
        for (const [half, byKernel] of pieces) {
          (byKernel ? kernels.fillGaussian : fillGaussian)(rng, actual.subarray(at, at + 2 * half), law);
          at += 2 * half;
        }
        kernels.fillGaussian(rng, actual.subarray(at), law);
        expect(bits(actual)).toEqual(bits(expected));
      }),
    );
  });

  test('a stream that is drawn from by kernel leaves the same uniform numbers', () => {
    for (const n of [0, 1, 2, 3, 4, 5, 6]) {
      const [one, other] = [createRng(3), createRng(3)];
      fillGaussian(one, new Float32Array(n), { mean: 0, std: 1 });
      kernels.fillGaussian(other, new Float32Array(n), { mean: 0, std: 1 });
      expect([n, other.uniform()]).toEqual([n, one.uniform()]);
    }
  });

  test('what lies in the arena is filled where it lies, and nothing beside it', () => {
    for (const n of [1, 2, 3, 4, 7]) {
      const block = kernels.arena.take(64);
      const room = kernels.arena.view(block.offset, 16).fill(7);
      kernels.fillGaussian(createRng(5), room.subarray(1, 1 + n), { mean: 0, std: 1 });
      const expected = new Float32Array(16).fill(7);
      fillGaussian(createRng(5), expected.subarray(1, 1 + n), { mean: 0, std: 1 });
      expect(room).toEqual(expected);
      kernels.arena.give(block);
    }
  });

  test('an array outside takes nothing of the arena for good, and is filled where the arena is full, and in float64', () => {
    const law: Gaussian = { mean: 0, std: 1 };
    const drawn = (n: number, make: typeof Float32Array | typeof Float64Array, fill = kernels.fillGaussian) => {
      const out = new make(n);
      fill(createRng(9), out, law);
      return out;
    };
    expect(drawn(40_001, Float32Array)).toEqual(drawn(40_001, Float32Array, fillGaussian));
    expect(kernels.arena.taken).toBe(0);
    expect(drawn(9, Float64Array)).toEqual(drawn(9, Float64Array, fillGaussian));
    kernels.arena.limit = kernels.arena.held;
    kernels.arena.take(kernels.arena.held - kernels.arena.taken - 40_000);
    expect(drawn(40_001, Float32Array)).toEqual(drawn(40_001, Float32Array, fillGaussian));
  });
});
