import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { variants } from '../fixtures/kernelVariants';
import { openWorkbench } from '../fixtures/workbench';
import { activations } from '../functional/activations';
import { erf } from '../functional/erf';

/** Every power of two of float32 times a few mantissas, of both signs, and 0: from the smallest subnormal to the largest number. */
const everySize = Float32Array.from(
  [0, -0].concat(
    [...Array(277).keys()].flatMap(i => [1, 1.1, 1.37, 1.9].flatMap(m => [m * 2 ** (i - 149), -m * 2 ** (i - 149)])),
  ),
).filter(Number.isFinite);
/** Where something happens. */
const near = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) / 200);

const forward = { gelu: 'gelu', geluTanh: 'gelu_new', relu: 'relu', tanh: 'tanh' } as const;

describe.each(variants)('in %s', async variant => {
  const open = await openWorkbench(variant);

  test.each(Object.entries(forward))('%s is right to 1.2e-6 over all of float32', (kernel, id) => {
    for (const xs of [everySize, near]) {
      const bench = open();
      const [x, y] = [bench.put(xs), bench.room(xs.length)];
      bench.kernels[kernel as keyof typeof forward](x, y, xs.length);
      bench.get(y, xs.length).forEach((value, i) => {
        const exact = Math.fround(activations[id].f(xs[i]!));
        expect(value, `${kernel}(${xs[i]})`).toSatisfy(
          (v: number) => v === exact || Math.abs(v - exact) <= 1.2e-6 * Math.max(1, Math.abs(exact)),
        );
      });
      bench.expectGuards();
    }
  });

  test.each(Object.entries(forward))('the slope of %s is right to 2e-6', (kernel, id) => {
    const bench = open();
    const xs = Float32Array.of(...near, ...[20, -20, 300, -300, 1e4, -1e4, 1e-30, -1e-30]);
    const given = kernel === 'tanh' ? xs.map(activations.tanh.f) : xs;
    const [x, dOut, dX] = [bench.put(given), bench.put(xs.map(() => 3)), bench.room(xs.length)];
    bench.kernels[`${kernel as keyof typeof forward}Backward`](dOut, x, dX, xs.length);
    bench.get(dX, xs.length).forEach((value, i) => {
      expect(Math.abs(value - 3 * activations[id].df(xs[i]!)), `${kernel}′(${xs[i]})`).toBeLessThan(6e-6);
    });
    bench.expectGuards();
  });

  test('near 0, tanh and GELU keep all their digits', () => {
    const bench = open();
    const xs = everySize.filter(x => Math.abs(x) < 1e-3 && Math.abs(x) > 2e-38);
    const [x, y] = [bench.put(xs), bench.room(xs.length)];
    bench.kernels.tanh(x, y, xs.length);
    bench.get(y, xs.length).forEach((value, i) => {
      expect(Math.abs(value / Math.tanh(xs[i]!) - 1)).toBeLessThan(2e-7);
    });
    bench.kernels.gelu(x, y, xs.length);
    bench.get(y, xs.length).forEach((value, i) => {
      const exact = xs[i]! * 0.5 * (1 + erf(xs[i]! * Math.SQRT1_2));
      expect(Math.abs(value / exact - 1)).toBeLessThan(4e-7);
    });
  });

  test('what is not a number stays so', () => {
    const bench = open();
    const [x, y] = [bench.put([Number.NaN, 1, Number.NaN, Number.NaN, Number.NaN]), bench.room(5)];
    for (const kernel of ['gelu', 'geluTanh', 'relu', 'tanh'] as const) {
      bench.kernels[kernel](x, y, 5);
      expect([...bench.get(y, 5)].map(Number.isNaN), kernel).toEqual([true, false, true, true, true]);
    }
  });

  test('exp of the softmax is right to 3e-7 of it, down to where float32 ends', () => {
    // Two scores, 0 and x ≤ 0: the first probability is 1 / (1 + eˣ), the second eˣ / (1 + eˣ).
    fc.assert(
      fc.property(fc.float({ min: -87, max: 0, noNaN: true }), x => {
        const bench = open();
        const [s, p] = [bench.put([0, x]), bench.room(2)];
        bench.kernels.softmax(s, p, 1, 2);
        const [first, second] = bench.get(p, 2) as unknown as [number, number];
        expect(Math.abs(second / first / Math.exp(Math.fround(x)) - 1)).toBeLessThan(3e-7);
      }),
      { numRuns: 1000 },
    );
  });
});
