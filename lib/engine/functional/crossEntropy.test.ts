import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import { createRng } from '../rng';
import { type Axis, type Tensor, tensor } from '../tensor';
import { crossEntropy, crossEntropyBackward } from './crossEntropy';
import { softmax } from './softmax';

const axes: Axis[] = ['batch', 'token', 'vocabulary'];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('training-ops', precision);
  const logits = fixtureTensor(fixture.get('crossEntropy.logits'), axes);
  const targets = fixture.rows('crossEntropy.targets');

  it('crossEntropy with ignored targets matches PyTorch', () => {
    const { loss } = crossEntropy(logits, targets);
    expect(loss.shape).toEqual([]);
    expectAgreement(loss.data, fixture.get('crossEntropy.loss').data, precision);
  });

  it('crossEntropyBackward matches PyTorch', () => {
    const dLogits = crossEntropyBackward(crossEntropy(logits, targets).probs, targets);
    expectAgreement(dLogits.data, fixture.get('crossEntropy.dLogits').data, precision);
  });
});

const logits = randomTensor(1, axes, [2, 3, 5], 2);
const targets = [
  [4, 7, 0],
  [7, 2, 2],
];
const ignoreIndex = 7;

test('crossEntropyBackward agrees with finite differences', () => {
  const dLogits = crossEntropyBackward(crossEntropy(logits, targets, { ignoreIndex }).probs, targets, { ignoreIndex });
  expectGradient(() => crossEntropy(logits, targets, { ignoreIndex }).loss.data[0]!, logits, dLogits);
});

test('an ignored place has no gradient, every other a row that sums to 0', () => {
  const dLogits = crossEntropyBackward(softmax(logits), targets, { ignoreIndex });
  targets.flat().forEach((target, r) => {
    const row = [...dLogits.data.subarray(5 * r, 5 * r + 5)];
    if (target === ignoreIndex) expect(row).toEqual([0, 0, 0, 0, 0]);
    else {
      expect(row.reduce((sum, d) => sum + d, 0)).toBeCloseTo(0, 15);
      expect(row[target]).toBeLessThan(0);
    }
  });
});

/** Logits of ordinary size and a target for each row. */
const cases = fc.tuple(seeds, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 9 })).map(([seed, rows, n]) => {
  const rng = createRng(seed, 'targets');
  return {
    x: randomTensor(seed, axes, [1, rows, n], 3),
    rows: [Array.from({ length: rows }, () => Math.floor(rng.uniform() * n))],
  };
});
const lossOf = (x: Tensor, rows: number[][]) => crossEntropy(x, rows).loss.data[0]!;

test('a common offset of the logits changes neither loss nor probabilities', () => {
  fc.assert(
    fc.property(cases, fc.double({ min: -1e3, max: 1e3, noNaN: true }), ({ x, rows }, offset) => {
      const moved = mapped(x, value => value + offset);
      expect(difference([lossOf(moved, rows)], [lossOf(x, rows)])).toBeLessThan(1e-11);
      expect(difference(crossEntropy(moved, rows).probs.data, softmax(x).data)).toBeLessThan(1e-11);
    }),
  );
});

test('equal logits cost ln V, whatever the target', () => {
  fc.assert(
    fc.property(cases, ({ x, rows }) => {
      expect(
        lossOf(
          mapped(x, () => 2.5),
          rows,
        ),
      ).toBeCloseTo(Math.log(x.shape[2]!), 14);
    }),
  );
});

test('a target that is 2000 nats behind costs 2000, though its probability rounds to 0', () => {
  const { loss, probs } = crossEntropy(tensor(Float64Array.of(0, 2000), axes, [1, 1, 2]), [[0]]);
  expect(probs.data[0]).toBe(0);
  expect(loss.data[0]).toBe(2000);
});

test('wrong targets are named at the door', () => {
  expect(() => crossEntropy(logits, [[1, 2, 3]])).toThrow(
    'crossEntropy: targets is 1 × 3, expected one for each of 6 rows',
  );
  expect(() => crossEntropy(logits, [[1, 2, 3], [1]])).toThrow('crossEntropy: text 1 has 1 targets, expected token 3');
  expect(() =>
    crossEntropy(logits, [
      [1, 2, 3],
      [1, 5, 0],
    ]),
  ).toThrow('crossEntropy: target 5 at [1, 1] is not a word, expected 0…4');
  expect(() => crossEntropy(tensor(new Float64Array(2), axes, [1, 1, 2]), [[-100]])).toThrow(
    'crossEntropy: every target is -100, expected one that counts',
  );
});
