import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomTensor, seeds } from '../fixtures/arbitrary';
import { weightedSum } from '../fixtures/finiteDifferences';
import { tensor } from '../tensor';
import { mergeHeads, splitHeads } from './heads';

const sizes = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  tokens: fc.integer({ min: 1, max: 5 }),
  heads: fc.integer({ min: 1, max: 4 }),
  headDim: fc.integer({ min: 1, max: 5 }),
});

test('head h of a token is the h-th slice of its row', () => {
  const x = tensor(
    Float64Array.from({ length: 12 }, (_, i) => i),
    ['batch', 'token', 'hidden'],
    [1, 2, 6],
  );
  const split = splitHeads(x, 3);
  expect(split.axes).toEqual(['batch', 'head', 'token', 'headDim']);
  expect(split.shape).toEqual([1, 3, 2, 2]);
  expect([...split.data]).toEqual([0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11]);
});

test('merging takes splitting back', () => {
  fc.assert(
    fc.property(sizes, seeds, ({ batch, tokens, heads, headDim }, seed) => {
      const x = randomTensor(seed, ['batch', 'token', 'hidden'], [batch, tokens, heads * headDim]);
      expect(mergeHeads(splitHeads(x, heads))).toEqual(x);
    }),
  );
});

test('merging is the backward of splitting: ⟨split x, d⟩ = ⟨x, merge d⟩', () => {
  fc.assert(
    fc.property(sizes, seeds, ({ batch, tokens, heads, headDim }, seed) => {
      const x = randomTensor(seed, ['batch', 'token', 'hidden'], [batch, tokens, heads * headDim]);
      const d = randomTensor(seed + 1, ['batch', 'head', 'token', 'headDim'], [batch, heads, tokens, headDim]);
      expect(weightedSum(splitHeads(x, heads), d)).toBeCloseTo(weightedSum(x, mergeHeads(d)), 10);
    }),
  );
});

test('splitHeads says when the hidden size does not divide', () => {
  const x = randomTensor(1, ['batch', 'token', 'hidden'], [1, 2, 6]);
  for (const heads of [4, 0, 1.5]) {
    expect(() => splitHeads(x, heads)).toThrow(`splitHeads: hidden 6 does not divide into ${heads} heads`);
  }
});
