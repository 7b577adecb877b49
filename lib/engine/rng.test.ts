import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeds } from './fixtures/arbitrary';
import { createRng, fillGaussian, fillUniform, gaussian } from './rng';

const draws = (n: number, next: () => number) => Array.from({ length: n }, next);

test('a seed and a path give one stream, whatever was drawn in between', () => {
  fc.assert(
    fc.property(seeds, fc.string(), fc.nat(100), (seed, name, drawn) => {
      const parent = createRng(seed);
      for (let i = 0; i < drawn; i++) parent.uniform();
      const forked = parent.fork(name);
      const direct = createRng(seed, name);
      expect(draws(5, forked.uniform)).toEqual(draws(5, direct.uniform));
    }),
  );
});

test('another seed, another name, another order of names, a number and its spelling: all are other streams', () => {
  const first = [
    createRng(1),
    createRng(2),
    createRng(-1),
    createRng(1, 'a'),
    createRng(1, 'b'),
    createRng(1, 'a', 'b'),
    createRng(1, 'b', 'a'),
    createRng(1, 'ab'),
    createRng(1, 7),
    createRng(1, '7'),
    createRng(1, 'a').fork('a'),
  ].map(rng => rng.uniform());
  expect(new Set(first).size).toBe(first.length);
});

test('who borrows a stream draws its next words, and the stream goes on after them', () => {
  const word = (words: Int32Array) => {
    // sfc32's output, as smallFastCounter gives it, and its step.
    const [a = 0, b = 0, c = 0, counter = 0] = words;
    const out = (a + b + counter) | 0;
    words.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + out, counter + 1]);
    return out;
  };
  fc.assert(
    fc.property(seeds, fc.nat(20), fc.nat(20), (seed, before, borrowed) => {
      const [alone, lent] = [createRng(seed, 'lent'), createRng(seed, 'lent')];
      const expected = draws(before + borrowed + 5, alone.uniform);
      const actual = draws(before, lent.uniform);
      lent.lend(words => {
        for (let i = 0; i < borrowed; i++) {
          actual.push(((word(words) >>> 5) * 0x4000000 + (word(words) >>> 6)) / 0x20000000000000);
        }
      });
      expect([...actual, ...draws(5, lent.uniform)]).toEqual(expected);
    }),
  );
});

test('the first numbers of seed 1 stay what they are: links to a seed must keep their picture', () => {
  const rng = createRng(1, 'encoder.layer.0.attention.self.query.weight');
  expect(draws(3, rng.uniform)).toMatchInlineSnapshot(`
    [
      0.13302330584652067,
      0.5785002019391742,
      0.9904281694455297,
    ]
  `);
});

test('uniform numbers lie in [0, 1), fill it evenly, and follow one another without correlation', () => {
  const n = 200_000;
  const rng = createRng(12, 'uniform');
  const bins = new Array<number>(32).fill(0);
  let correlation = 0;
  let previous = rng.uniform();
  for (let i = 0; i < n; i++) {
    const u = rng.uniform();
    bins[Math.floor(u * 32)]! += 1;
    correlation += (12 * (u - 0.5) * (previous - 0.5)) / n;
    previous = u;
  }
  // A number outside [0, 1) would be missing here, or have spoilt the sum.
  expect(bins.reduce((sum, count) => sum + count, 0)).toBe(n);
  const chiSquared = bins.reduce((sum, count) => sum + (count - n / 32) ** 2 / (n / 32), 0);
  // 31 degrees of freedom: 70 is passed once in 10,000 seeds.
  expect(chiSquared).toBeLessThan(70);
  expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(n));
});

test('neighbouring streams are not alike: rows 0, 1, 2 … and seeds 0, 1, 2 … start with independent numbers', () => {
  for (const stream of [(i: number) => createRng(3, 'row', i), (i: number) => createRng(i, 'row')]) {
    const n = 20_000;
    const bins = new Array<number>(256).fill(0);
    for (let i = 0; i < n; i++) {
      const [u, v] = [stream(i).uniform(), stream(i + 1).uniform()];
      bins[Math.floor(u * 16) * 16 + Math.floor(v * 16)]! += 1;
    }
    const chiSquared = bins.reduce((sum, count) => sum + (count - n / 256) ** 2 / (n / 256), 0);
    // 255 degrees of freedom: std √510 ≈ 22.6.
    expect(Math.abs(chiSquared - 255)).toBeLessThan(5 * 22.6);
  }
});

test.each([
  [
    'gaussian',
    (n: number) =>
      draws(
        n,
        (
          (rng = createRng(4)) =>
          () =>
            gaussian(rng, { mean: 2, std: 3 })
        )(),
      ),
  ],
  [
    'fillGaussian',
    (n: number) => {
      const out = new Float64Array(n);
      fillGaussian(createRng(5), out, { mean: 2, std: 3 });
      return [...out];
    },
  ],
] as const)('%s has the moments of the normal distribution', (_, sample) => {
  const n = 100_001;
  const z = sample(n).map(value => (value - 2) / 3);
  const moment = (k: number) => z.reduce((sum, value) => sum + value ** k, 0) / n;
  // Five standard errors: √(Var zᵏ / n), with Var z = 1, z²: 2, z³: 15, z⁴: 96.
  expect(Math.abs(moment(1))).toBeLessThan(5 * Math.sqrt(1 / n));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / n));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
});

test('fillGaussian is Box and Muller’s transform of the stream, all around the circle', () => {
  const out = new Float64Array(20_000);
  fillGaussian(createRng(8), out, { mean: 0, std: 1 });
  const { uniform } = createRng(8);
  for (let i = 0; i < out.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    expect(Math.abs(out[i]! - radius * Math.cos(angle))).toBeLessThan(1e-14);
    expect(Math.abs(out[i + 1]! - radius * Math.sin(angle))).toBeLessThan(1e-14);
  }
});

test('fillGaussian fills an odd length to the end, and float32 gets the rounded draws', () => {
  const [double, single] = [new Float64Array(5), new Float32Array(5)];
  fillGaussian(createRng(6), double, { mean: 0, std: 1 });
  fillGaussian(createRng(6), single, { mean: 0, std: 1 });
  expect(double.every(value => value !== 0)).toBe(true);
  expect(single).toEqual(Float32Array.from(double));
});

test('uniform draws fill their interval evenly: mean, variance, and never outside', () => {
  const out = new Float64Array(40_000);
  fillUniform(createRng(5), out, { min: -1, max: 3 });
  const mean = out.reduce((sum, value) => sum + value, 0) / out.length;
  const variance = out.reduce((sum, value) => sum + (value - mean) ** 2, 0) / out.length;
  // Five standard errors: those of the mean are √(16/12/n), of the variance √(16²/180/n).
  expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(16 / 12 / out.length));
  expect(Math.abs(variance - 16 / 12)).toBeLessThan(5 * Math.sqrt(256 / 180 / out.length));
  expect(Math.min(...out)).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...out)).toBeLessThan(3);
});
