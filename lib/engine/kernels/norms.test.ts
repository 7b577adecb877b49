import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { seeds } from '../fixtures/arbitrary';
import { variants } from '../fixtures/kernelVariants';
import { openWorkbench } from '../fixtures/workbench';
import { l2Normalize, l2NormalizeBackward } from '../functional/l2Normalize';
import { layerNorm, layerNormBackward } from '../functional/layerNorm';
import { rmsNorm, rmsNormBackward } from '../functional/rmsNorm';
import { softmax, softmaxBackward } from '../functional/softmax';
import { tensor } from '../tensor';
import { type Flag, none } from './exports';

const sizes = { rows: fc.integer({ min: 1, max: 9 }), n: fc.integer({ min: 1, max: 70 }), seed: seeds };
const matrix = (data: Float32Array, rows: number, n: number) => tensor(data, ['token', 'hidden'], [rows, n]);
const vector = (data: Float32Array) => tensor(data, ['hidden'], [data.length]);
const eps = 1e-5;

describe.each(variants)('in %s', async variant => {
  const open = await openWorkbench(variant);

  test('layerNorm and rmsNorm agree with the reference, forward and backward, with and without an affine', () => {
    const given = fc.record({
      ...sizes,
      kind: fc.constantFrom('layer' as const, 'rms' as const),
      affine: fc.boolean(),
      detach: fc.constantFrom('none' as const, 'mean' as const, 'rstd' as const, 'both' as const),
      std: fc.constantFrom(1e-3, 1, 300),
    });
    fc.assert(
      fc.property(given, ({ seed, rows, n, kind, affine, detach, std }) => {
        const bench = open();
        const { kernels } = bench;
        const [x, dOut] = [bench.draw(seed, rows * n, std), bench.draw(seed + 1, rows * n)];
        const [weight, bias] = affine ? [bench.draw(seed + 2, n), bench.draw(seed + 3, n)] : [none, none];
        const [out, normalized, dX] = [bench.room(rows * n), bench.room(rows * n), bench.room(rows * n)];
        const [rstd, dWeight, dBias] = [bench.room(rows), bench.room(n), bench.room(n)];
        if (kind === 'layer') kernels.layerNorm(x, weight, bias, out, normalized, rstd, rows, n, eps);
        else kernels.rmsNorm(x, weight, out, normalized, rstd, rows, n, eps);
        const throughMean: Flag = kind === 'rms' || detach === 'mean' || detach === 'both' ? 0 : 1;
        const throughRstd: Flag = detach === 'rstd' || detach === 'both' ? 0 : 1;
        kernels.normBackward(
          dOut,
          weight,
          normalized,
          rstd,
          dX,
          dWeight,
          kind === 'rms' ? none : dBias,
          rows,
          n,
          throughMean,
          throughRstd,
        );
        bench.expectGuards();

        const xs = matrix(bench.get(x, rows * n), rows, n);
        const dOuts = matrix(bench.get(dOut, rows * n), rows, n);
        const gamma = affine ? vector(bench.get(weight, n)) : undefined;
        const beta = affine ? vector(bench.get(bias, n)) : undefined;
        const expected = kind === 'layer' ? layerNorm(xs, gamma, beta, eps) : rmsNorm(xs, gamma, eps);
        expectAgreement(bench.get(out, rows * n), expected.out.data, 'float32', 'out');
        expectAgreement(bench.get(normalized, rows * n), expected.cache.normalized.data, 'float32', 'normalized');
        expectAgreement(bench.get(rstd, rows), expected.cache.rstd, 'float32', 'rstd');
        // The kernel's own cache, so that the two ways back are compared, not two ways forward.
        const cache = {
          normalized: matrix(bench.get(normalized, rows * n), rows, n),
          rstd: bench.get(rstd, rows),
        };
        const backward = (kind === 'layer' ? layerNormBackward : rmsNormBackward)(dOuts, gamma, cache, detach);
        expectAgreement(bench.get(dX, rows * n), backward.dX.data, 'float32', 'dX');
        expectAgreement(bench.get(dWeight, n), backward.dWeight.data, 'float32', 'dWeight');
        if ('dBias' in backward) {
          expectAgreement(bench.get(dBias, n), (backward as { dBias: typeof xs }).dBias.data, 'float32', 'dBias');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a constant row is centred to exactly 0, however large it is', () => {
    for (const n of [1, 3, 8, 13]) {
      const bench = open();
      const x = bench.put(new Float32Array(n).fill(12345.678));
      const [out, normalized, rstd] = [bench.room(n), bench.room(n), bench.room(1)];
      bench.kernels.layerNorm(x, none, none, out, normalized, rstd, 1, n, eps);
      expect([...bench.get(out, n)]).toEqual(Array(n).fill(0));
    }
  });

  test('what stands far from 0 keeps its digits: rows are measured from their first entry', () => {
    const bench = open();
    const n = 67;
    const x = bench.put(Float32Array.from({ length: n }, (_, i) => 1e6 + (i % 7)));
    const [out, normalized, rstd] = [bench.room(n), bench.room(n), bench.room(1)];
    bench.kernels.layerNorm(x, none, none, out, normalized, rstd, 1, n, eps);
    const expected = layerNorm(matrix(bench.get(x, n), 1, n), undefined, undefined, eps);
    expectAgreement(bench.get(out, n), expected.out.data, 'float32');
  });

  test('rows of length 1: l2Normalize agrees with the reference, forward and backward, also below ε', () => {
    fc.assert(
      fc.property(fc.record({ ...sizes, std: fc.constantFrom(1e-9, 1, 1e4) }), ({ seed, rows, n, std }) => {
        const bench = open();
        const [x, dOut] = [bench.draw(seed, rows * n, std), bench.draw(seed + 1, rows * n)];
        const [out, dX, norms] = [bench.room(rows * n), bench.room(rows * n), bench.room(rows)];
        bench.kernels.l2Normalize(x, out, norms, rows, n, 1e-6);
        bench.kernels.l2NormalizeBackward(dOut, out, norms, dX, rows, n, 1e-6);
        bench.expectGuards();
        const expected = l2Normalize(matrix(bench.get(x, rows * n), rows, n), 1e-6);
        expectAgreement(bench.get(out, rows * n), expected.out.data, 'float32', 'out');
        expectAgreement(bench.get(norms, rows), expected.cache.norms, 'float32', 'norms');
        const backward = l2NormalizeBackward(matrix(bench.get(dOut, rows * n), rows, n), {
          normalized: matrix(bench.get(out, rows * n), rows, n),
          norms: bench.get(norms, rows),
          eps: 1e-6,
        });
        expectAgreement(bench.get(dX, rows * n), backward.data, 'float32', 'dX');
      }),
    );
  });

  test('softmax agrees with the reference, forward and backward; its rows sum to 1', () => {
    fc.assert(
      fc.property(fc.record({ ...sizes, std: fc.constantFrom(0.1, 1, 30, 1e4) }), ({ seed, rows, n, std }) => {
        const bench = open();
        const [s, dP] = [bench.draw(seed, rows * n, std), bench.draw(seed + 1, rows * n)];
        const [p, dS] = [bench.room(rows * n), bench.room(rows * n)];
        bench.kernels.softmax(s, p, rows, n);
        bench.kernels.softmaxBackward(dP, p, dS, rows, n);
        bench.expectGuards();
        const ours = bench.get(p, rows * n);
        expectAgreement(ours, softmax(matrix(bench.get(s, rows * n), rows, n)).data, 'float32', 'probs');
        const backward = softmaxBackward(matrix(bench.get(dP, rows * n), rows, n), matrix(ours, rows, n));
        expectAgreement(bench.get(dS, rows * n), backward.data, 'float32', 'dScores');
        for (let r = 0; r < rows; r++) {
          expect(ours.subarray(r * n, r * n + n).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
        }
      }),
    );
  });

  test('one score that is not a number makes its row so, and no other', () => {
    for (const n of [4, 7]) {
      for (const at of [0, 2, n - 1]) {
        const bench = open();
        const scores = Float32Array.from({ length: 3 * n }, (_, i) => i % 5);
        scores[n + at] = Number.NaN;
        const [s, p] = [bench.put(scores), bench.room(3 * n)];
        bench.kernels.softmax(s, p, 3, n);
        const rows = [...bench.get(p, 3 * n)].map(Number.isNaN);
        expect(rows).toEqual(rows.map((_, i) => Math.floor(i / n) === 1));
      }
    }
  });
});
