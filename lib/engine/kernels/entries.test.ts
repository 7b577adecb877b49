import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { seeds } from '../fixtures/arbitrary';
import { variants } from '../fixtures/kernelVariants';
import { openWorkbench } from '../fixtures/workbench';

const sizes = fc.integer({ min: 1, max: 40 });

describe.each(variants)('in %s', async variant => {
  const open = await openWorkbench(variant);

  test('entry by entry: what the formula says, also written over what was read', () => {
    fc.assert(
      fc.property(seeds, sizes, fc.boolean(), (seed, n, inPlace) => {
        const formulas = {
          add: (x: number, y: number) => x + y,
          multiply: (x: number, y: number) => x * y,
          weightedSum: (x: number, y: number) => 0.5 * x + 3 * y,
          scale: (x: number) => -1.5 * x,
          divide: (x: number) => x / 3,
          fill: () => 7,
          copy: (x: number) => x,
        };
        for (const [name, formula] of Object.entries(formulas)) {
          const bench = open();
          const { kernels } = bench;
          const [a, b] = [bench.draw(seed, n), bench.draw(seed + 1, n)];
          const [as, bs] = [bench.get(a, n), bench.get(b, n)];
          const out = inPlace ? a : bench.room(n);
          ({
            add: () => kernels.add(a, b, out, n),
            multiply: () => kernels.multiply(a, b, out, n),
            weightedSum: () => kernels.weightedSum(0.5, a, 3, b, out, n),
            scale: () => kernels.scale(-1.5, a, out, n),
            divide: () => kernels.divide(a, 3, out, n),
            fill: () => kernels.fill(7, out, n),
            copy: () => kernels.copy(a, out, n),
          })[name as keyof typeof formulas]();
          const expected = as.map((x, i) => formula(x, bs[i]!));
          expectAgreement(bench.get(out, n), expected, 'float32', name);
          bench.expectGuards();
        }
      }),
    );
  });

  test('a dot product loses nothing where large terms cancel', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, n) => {
        const bench = open();
        const big = Float32Array.from({ length: 2 * n }, (_, i) => (i < n ? 1e7 : -1e7));
        const [a, b] = [bench.draw(seed, 3 * n), bench.put([...big, ...new Float32Array(n).fill(1)])];
        const as = bench.get(a, 3 * n);
        as.copyWithin(n, 0, n);
        const cancelling = bench.put(as);
        const expected = as.subarray(2 * n).reduce((sum, x) => sum + x, 0);
        expect(bench.kernels.dot(cancelling, b, 3 * n)).toBeCloseTo(expected, 4);
      }),
    );
  });

  test('rows are summed', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, (seed, rows, n) => {
        const bench = open();
        const [x, sums] = [bench.draw(seed, rows * n), bench.room(n)];
        bench.kernels.sumRows(x, sums, rows, n);
        const xs = bench.get(x, rows * n);
        const expected = new Float64Array(n);
        xs.forEach((value, i) => {
          expected[i % n]! += value;
        });
        expectAgreement(bench.get(sums, n), expected, 'float32');
        bench.expectGuards();
      }),
    );
  });
});
