import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { difference, expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { readFixture } from '../fixtures/readFixture';
import { createRng } from '../rng';
import { type Axis, at, type Tensor } from '../tensor';
import { additiveMask } from './attentionMask';
import {
  type AttentionOptions,
  scaledDotProductAttention,
  scaledDotProductAttentionBackward,
} from './scaledDotProductAttention';

const axes: Axis[] = ['batch', 'head', 'token', 'headDim'];

describe.each(precisions)('in %s, with a mask and dropout', precision => {
  const fixture = readFixture('ops', precision);

  it.each([
    ['attention', undefined],
    ['attention7', 7],
  ] as const)('%s matches PyTorch, divisor %s', (op, divisor) => {
    const input = (name: string) => fixtureTensor(fixture.get(`${op}.${name}`), axes);
    const draws = fixture.get('attention.uniform').data;
    let next = 0;
    const steps = scaledDotProductAttention(input('query'), input('key'), input('value'), {
      divisor,
      mask: additiveMask(fixture.rows('attention.mask'), precision),
      dropout: { p: 0.25, rng: { uniform: () => draws[next++]! } },
    });
    expectAgreement(steps.probs.data, fixture.get(`${op}.probs`).data, precision, 'probs');
    expectAgreement(steps.context.data, fixture.get(`${op}.out`).data, precision, 'context');
    const dOut = input('dOut');
    const d = scaledDotProductAttentionBackward(dOut, input('query'), input('key'), input('value'), steps);
    expectAgreement(d.dQuery.data, fixture.get(`${op}.dQuery`).data, precision, 'dQuery');
    expectAgreement(d.dKey.data, fixture.get(`${op}.dKey`).data, precision, 'dKey');
    expectAgreement(d.dValue.data, fixture.get(`${op}.dValue`).data, precision, 'dValue');
  });
});

const inputs = (seed: number, shape: readonly number[] = [2, 2, 5, 3]) =>
  [randomTensor(seed, axes, shape), randomTensor(seed + 1, axes, shape), randomTensor(seed + 2, axes, shape)] as const;

test('scaledDotProductAttentionBackward agrees with finite differences', () => {
  const [query, key, value] = inputs(1);
  const dContext = randomTensor(9, axes, query.shape);
  const options = (): AttentionOptions => ({
    divisor: 1.3,
    mask: additiveMask([[1, 1, 1, 0, 1], [1, 1, 0, 1, 1]], 'float64'), // biome-ignore format: a mask reads as rows
    dropout: { p: 0.3, rng: createRng(4) },
  });
  const forward = () => scaledDotProductAttention(query, key, value, options());
  const loss = () => weightedSum(forward().context, dContext);
  const d = scaledDotProductAttentionBackward(dContext, query, key, value, forward());
  expectGradient(loss, query, d.dQuery, 'dQuery');
  expectGradient(loss, key, d.dKey, 'dKey');
  expectGradient(loss, value, d.dValue, 'dValue');
});

test('the default divisor is √headDim, and scores are the unscaled ones divided', () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: 0.1, max: 50, noNaN: true }), (seed, divisor) => {
      const [query, key, value] = inputs(seed);
      const given = scaledDotProductAttention(query, key, value, { divisor });
      expect(
        difference(
          given.scores.data,
          given.scoresUnscaled.data.map(s => s / divisor),
        ),
      ).toBeLessThan(1e-15);
      const byDefault = scaledDotProductAttention(query, key, value);
      expect(byDefault).toEqual(scaledDotProductAttention(query, key, value, { divisor: Math.sqrt(3) }));
    }),
  );
});

test('a masked key gets no probability and has no influence', () => {
  fc.assert(
    fc.property(seeds, seed => {
      const [query, key, value] = inputs(seed, [1, 2, 4, 3]);
      const mask = additiveMask([[1, 1, 0, 1]], 'float64');
      const before = scaledDotProductAttention(query, key, value, { mask });
      for (let h = 0; h < 2; h++) {
        for (let i = 0; i < 4; i++) expect(at(before.probs, 0, h, i).data[2]).toBe(0);
        at(key, 0, h, 2).data.fill(1e3);
        at(value, 0, h, 2).data.fill(-1e3);
      }
      expect(scaledDotProductAttention(query, key, value, { mask }).context).toEqual(before.context);
    }),
  );
});

/** The same tensor with its tokens in another order. */
function reordered(x: Tensor, order: readonly number[]): Tensor {
  const out = { ...x, data: x.data.slice() as Tensor['data'] };
  const [batch = 0, heads = 0] = x.shape;
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      for (const [to, from] of order.entries()) at(out, b, h, to).data.set(at(x, b, h, from).data);
    }
  }
  return out;
}

test('reordering keys with their values changes no context; reordering queries reorders the contexts', () => {
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  fc.assert(
    fc.property(seeds, orders, (seed, order) => {
      const [query, key, value] = inputs(seed);
      const { context } = scaledDotProductAttention(query, key, value);
      const keysMoved = scaledDotProductAttention(query, reordered(key, order), reordered(value, order)).context;
      expect(difference(keysMoved.data, context.data)).toBeLessThan(1e-13);
      const queriesMoved = scaledDotProductAttention(reordered(query, order), key, value).context;
      expect(queriesMoved).toEqual(reordered(context, order));
    }),
  );
});

test('with equal keys every context is the mean of the values', () => {
  const [query, key, value] = inputs(3, [1, 1, 4, 3]);
  key.data.fill(0.7);
  const { context } = scaledDotProductAttention(query, key, value);
  for (let c = 0; c < 3; c++) {
    const mean = [0, 1, 2, 3].reduce((sum, j) => sum + value.data[j * 3 + c]!, 0) / 4;
    for (let i = 0; i < 4; i++) expect(context.data[i * 3 + c]).toBeCloseTo(mean, 13);
  }
});

test('a text whose keys are all masked attends evenly, and no NaN appears', () => {
  const [query, key, value] = inputs(5, [1, 1, 4, 3]);
  const { probs } = scaledDotProductAttention(query, key, value, { mask: additiveMask([[0, 0, 0, 0]], 'float64') });
  expect([...probs.data]).toEqual(new Array(16).fill(0.25));
});

test('scaledDotProductAttention names what does not fit', () => {
  const [query, key, value] = inputs(1);
  const longer = randomTensor(1, axes, [2, 2, 6, 3]);
  expect(() => scaledDotProductAttention(query, longer, value)).toThrow(
    'scaledDotProductAttention: key is [batch 2, head 2, token 6, headDim 3], expected [batch 2, head 2, token 5, headDim 3]',
  );
  const mask = additiveMask([[1, 1]], 'float64');
  expect(() => scaledDotProductAttention(query, key, value, { mask })).toThrow(
    'scaledDotProductAttention: mask is [batch 1, key 2], expected [batch 2, key 5]',
  );
  for (const divisor of [0, -1, Number.NaN, Infinity]) {
    expect(() => scaledDotProductAttention(query, key, value, { divisor })).toThrow(
      `scaledDotProductAttention: divisor is ${divisor}, expected a positive number`,
    );
  }
});
