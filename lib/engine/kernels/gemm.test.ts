import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { seeds } from '../fixtures/arbitrary';
import { variants } from '../fixtures/kernelVariants';
import { openWorkbench } from '../fixtures/workbench';
import { none, panelEntries } from './exports';

/** Σₖ a(i, k) b(k, j) + c(i, j), in float64. */
function product(
  [rows, columns, inner]: readonly [number, number, number],
  a: (i: number, k: number) => number,
  b: (k: number, j: number) => number,
  c: (i: number, j: number) => number,
): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = c(i, j);
      for (let k = 0; k < inner; k++) sum += a(i, k) * b(k, j);
      out[i * columns + j] = sum;
    }
  }
  return out;
}

const sizes = fc.integer({ min: 1, max: 40 });
const strides = fc.integer({ min: 0, max: 5 });

describe.each(variants)('in %s', async variant => {
  for (const tileRows of [5, 6] as const) {
    const open = await openWorkbench(variant, tileRows);

    test(`a product is Σ a b + bias, whichever side lies transposed, with tiles of ${tileRows} rows`, () => {
      fc.assert(
        fc.property(
          fc.record({
            seed: seeds,
            rows: sizes,
            columns: sizes,
            inner: sizes,
            gaps: fc.tuple(strides, strides, strides),
            aTransposed: fc.boolean(),
            bTransposed: fc.boolean(),
            withBias: fc.boolean(),
          }),
          ({ seed, rows, columns, inner, gaps, aTransposed, bTransposed, withBias }) => {
            const bench = open();
            const { kernels } = bench;
            const aStride = (aTransposed ? rows : inner) + gaps[0];
            const bStride = (bTransposed ? inner : columns) + gaps[1];
            const outStride = columns + gaps[2];
            const entries = (lines: number, width: number, stride: number) => (lines - 1) * stride + width;
            const aEntries = aTransposed ? entries(inner, rows, aStride) : entries(rows, inner, aStride);
            const bEntries = bTransposed ? entries(columns, inner, bStride) : entries(inner, columns, bStride);
            const outEntries = entries(rows, columns, outStride);
            const a = bench.draw(seed, aEntries);
            const b = bench.draw(seed + 1, bEntries);
            const bias = bench.draw(seed + 2, columns);
            const out = bench.draw(seed + 3, outEntries);
            const packedA = bench.room(rows * inner);
            const packedB = bench.room(panelEntries(inner, columns));
            const [as, bs, biases, before] = [
              bench.get(a, aEntries),
              bench.get(b, bEntries),
              bench.get(bias, columns),
              bench.get(out, outEntries),
            ];

            kernels[aTransposed ? 'packRowsTransposed' : 'packRows'](a, aStride, rows, inner, packedA);
            kernels[bTransposed ? 'packPanelsTransposed' : 'packPanels'](b, bStride, inner, columns, packedB);
            kernels.gemm(rows, columns, inner, packedA, packedB, withBias ? bias : none, out, outStride);

            const expected = product(
              [rows, columns, inner],
              (i, k) => as[aTransposed ? k * aStride + i : i * aStride + k]!,
              (k, j) => bs[bTransposed ? j * bStride + k : k * bStride + j]!,
              (_, j) => (withBias ? biases[j]! : 0),
            );
            const after = bench.get(out, outEntries);
            expectAgreement(
              expected.map((_, at) => after[Math.floor(at / columns) * outStride + (at % columns)]!),
              expected,
              'float32',
            );
            // What lies between the rows is nobody's.
            after.forEach((value, at) => {
              if (at % outStride >= columns) expect(value).toBe(before[at]);
            });
            bench.expectGuards();
          },
        ),
        { numRuns: 300 },
      );
    });

    test(`a long inner axis, and more panels than one group holds, with tiles of ${tileRows} rows`, () => {
      for (const [rows, columns, inner] of [
        [7, 9, 1601],
        [16, 360, 768],
        [1, 205, 900],
        [60, 72, 2000],
      ] as const) {
        const bench = open();
        const a = bench.draw(rows, rows * inner);
        const b = bench.draw(columns, inner * columns);
        const bias = bench.draw(inner, columns);
        const out = bench.room(rows * columns);
        const packedA = bench.room(rows * inner);
        const packedB = bench.room(panelEntries(inner, columns));
        bench.kernels.packRows(a, inner, rows, inner, packedA);
        bench.kernels.packPanels(b, columns, inner, columns, packedB);
        bench.kernels.gemm(rows, columns, inner, packedA, packedB, bias, out, columns);
        const [as, bs, biases] = [bench.get(a, rows * inner), bench.get(b, inner * columns), bench.get(bias, columns)];
        const expected = product(
          [rows, columns, inner],
          (i, k) => as[i * inner + k]!,
          (k, j) => bs[k * columns + j]!,
          (_, j) => biases[j]!,
        );
        expectAgreement(bench.get(out, rows * columns), expected, 'float32');
        bench.expectGuards();
      }
    });
  }
});
