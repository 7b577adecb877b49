import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { seeds } from '../fixtures/arbitrary';
import { variants } from '../fixtures/kernelVariants';
import { openWorkbench } from '../fixtures/workbench';
import { adamStep } from '../functional/adam';
import { crossEntropy, crossEntropyBackward } from '../functional/crossEntropy';
import { embeddingBackward } from '../functional/embedding';
import { sgdStep } from '../functional/sgd';
import { tensor } from '../tensor';
import { none } from './exports';

const vector = (data: Float32Array) => tensor(data, ['hidden'], [data.length]);

describe.each(variants)('in %s', async variant => {
  const open = await openWorkbench(variant);

  test('cross-entropy and its gradient agree with the reference; negative labels do not count', () => {
    const given = fc.record({
      seed: seeds,
      n: fc.integer({ min: 2, max: 30 }),
      labels: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 8 }),
      std: fc.constantFrom(1, 40),
    });
    fc.assert(
      fc.property(given, ({ seed, n, labels, std }) => {
        fc.pre(labels.some(label => label >= 0));
        const bench = open();
        const rows = labels.length;
        const logits = bench.draw(seed, rows * n, std);
        const at = bench.putIds(labels);
        const [probs, losses, dLogits] = [bench.room(rows * n), bench.room(rows), bench.room(rows * n)];
        const counted = labels.filter(label => label >= 0).length;
        const total = bench.kernels.crossEntropy(logits, at, probs, losses, rows, n);
        bench.kernels.crossEntropyBackward(probs, at, dLogits, rows, n, 1 / counted);
        bench.expectGuards();

        const cube = (data: Float32Array) => tensor(data, ['batch', 'token', 'vocabulary'], [1, rows, n]);
        const expected = crossEntropy(cube(bench.get(logits, rows * n)), [labels], { ignoreIndex: -1 });
        expectAgreement(Float32Array.of(total / counted), expected.loss.data, 'float32', 'loss');
        expectAgreement(bench.get(probs, rows * n), expected.probs.data, 'float32', 'probs');
        const gradient = crossEntropyBackward(expected.probs, [labels], { ignoreIndex: -1 });
        expectAgreement(bench.get(dLogits, rows * n), gradient.data, 'float32', 'dLogits');
        labels.forEach((label, r) => {
          if (label < 0) expect(bench.get(losses, rows)[r]).toBe(0);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('a hopeless guess costs its distance, not infinity', () => {
    const bench = open();
    const [logits, labels] = [bench.put([0, 1e4, -1e4]), bench.putIds([2])];
    expect(bench.kernels.crossEntropy(logits, labels, bench.room(3), bench.room(1), 1, 3)).toBe(2e4);
  });

  test('a logit that is no number makes the loss none, whichever was asked for', () => {
    for (const logits of [
      [Number.NaN, 0, 1],
      [0, 1, Number.NaN],
      [Infinity, 0, 1],
      [0, 1, 2, 3, Number.NaN],
    ]) {
      for (const label of logits.keys()) {
        const bench = open();
        const n = logits.length;
        const loss = bench.kernels.crossEntropy(
          bench.put(logits),
          bench.putIds([label]),
          bench.room(n),
          bench.room(1),
          1,
          n,
        );
        expect(loss).toBeNaN();
      }
    }
  });

  test('five steps of Adam and AdamW follow the reference', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 23 }), fc.boolean(), (seed, n, decoupled) => {
        const bench = open();
        const p = bench.draw(seed, n);
        const [m, v] = [bench.put(new Float32Array(n)), bench.put(new Float32Array(n))];
        const [theta, expAvg, expAvgSq] = [p, m, v].map(at => vector(bench.get(at, n))) as [
          ReturnType<typeof vector>,
          ReturnType<typeof vector>,
          ReturnType<typeof vector>,
        ];
        const hyper = {
          learningRate: 1e-2,
          beta1: 0.9,
          beta2: 0.999,
          eps: 1e-8,
          weightDecay: 0.1,
          decoupledWeightDecay: decoupled,
        };
        for (let step = 1; step <= 5; step++) {
          const grad = bench.draw(seed + step, n);
          bench.kernels.adamStep(
            p,
            grad,
            m,
            v,
            n,
            hyper.learningRate,
            hyper.beta1,
            hyper.beta2,
            hyper.eps,
            hyper.weightDecay,
            decoupled ? 1 : 0,
            1 - hyper.beta1 ** step,
            1 - hyper.beta2 ** step,
          );
          adamStep(theta, vector(bench.get(grad, n)), expAvg, expAvgSq, { ...hyper, step });
        }
        bench.expectGuards();
        expectAgreement(bench.get(p, n), theta.data, 'float32', 'parameter');
        expectAgreement(bench.get(m, n), expAvg.data, 'float32', 'expAvg');
        expectAgreement(bench.get(v, n), expAvgSq.data, 'float32', 'expAvgSq');
      }),
    );
  });

  test('five steps of SGD follow the reference, with momentum, Nesterov’s or none', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 23 }), fc.constantFrom(0, 0.9), fc.boolean(), (...given) => {
        const [seed, n, momentum, lookahead] = given;
        const nesterov = lookahead && momentum > 0;
        const bench = open();
        const p = bench.draw(seed, n);
        const velocity = momentum > 0 ? bench.put(new Float32Array(n)) : none;
        const theta = vector(bench.get(p, n));
        const buffer = momentum > 0 ? vector(new Float32Array(n)) : undefined;
        for (let step = 1; step <= 5; step++) {
          const grad = bench.draw(seed + step, n);
          bench.kernels.sgdStep(p, grad, velocity, n, 0.1, momentum, 0.01, nesterov ? 1 : 0);
          const hyper = { learningRate: 0.1, momentum, nesterov, weightDecay: 0.01 };
          sgdStep(theta, vector(bench.get(grad, n)), buffer, hyper);
        }
        bench.expectGuards();
        expectAgreement(bench.get(p, n), theta.data, 'float32');
      }),
    );
  });

  test('rows are gathered from a table, and their gradients added to it, but to the padding’s row', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 21 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -1, max: 4 }),
        (seed, n, ids, paddingId) => {
          const bench = open();
          const [table, dOut] = [bench.draw(seed, 5 * n), bench.draw(seed + 1, ids.length * n)];
          const [at, out] = [bench.putIds(ids), bench.room(ids.length * n)];
          const dTable = bench.put(new Float32Array(5 * n));
          bench.kernels.gather(table, at, out, ids.length, n);
          bench.kernels.scatterAdd(dOut, at, dTable, ids.length, n, paddingId);
          bench.expectGuards();
          const rows = bench.get(table, 5 * n);
          expect([...bench.get(out, ids.length * n)]).toEqual(
            ids.flatMap(id => [...rows.subarray(id * n, id * n + n)]),
          );
          const expected = embeddingBackward(
            tensor(bench.get(dOut, ids.length * n), ['batch', 'token', 'hidden'], [1, ids.length, n]),
            [ids],
            tensor(rows, ['vocabulary', 'hidden'], [5, n]),
            paddingId < 0 ? undefined : paddingId,
          );
          expectAgreement(bench.get(dTable, 5 * n), expected.data, 'float32');
        },
      ),
    );
  });
});
