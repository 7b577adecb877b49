import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomTensor, seeds } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import { at } from '../tensor';
import { firstToken, firstTokenBackward } from './firstToken';
import { forEveryText, overTexts } from './texts';

// Their fixtures are bert-small (positions) and architectures (pooler).

const draw = (seed: number, batch: number, tokens = 3) =>
  randomTensor(seed, ['batch', 'token', 'hidden'], [batch, tokens, 4]);

test('overTexts is the gradient of forEveryText', () => {
  const [x, dOut] = [draw(1, 1), draw(2, 3)];
  expectGradient(() => weightedSum(forEveryText(x, 3), dOut), x, overTexts(dOut));
});

test('firstTokenBackward is the gradient of firstToken', () => {
  const [x, dOut] = [draw(1, 2), randomTensor(2, ['batch', 'hidden'], [2, 4])];
  expectGradient(() => weightedSum(firstToken(x), dOut), x, firstTokenBackward(dOut, 3));
});

test('every text gets the same rows, and the sum over them is as many times that', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 5 }), (seed, batch) => {
      const x = draw(seed, 1);
      const each = forEveryText(x, batch);
      for (let b = 0; b < batch; b++) expect([...at(each, b).data]).toEqual([...x.data]);
      overTexts(each).data.forEach((value, i) => {
        expect(value).toBeCloseTo(batch * x.data[i]!, 12);
      });
    }),
  );
});

test('the first token is what it is, wherever else the text goes; all other tokens get no gradient', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 5 }), (seed, tokens) => {
      const x = draw(seed, 2, tokens);
      const first = firstToken(x);
      for (const b of [0, 1]) expect([...at(first, b).data]).toEqual([...at(x, b, 0).data]);
      const dX = firstTokenBackward(first, tokens);
      for (const b of [0, 1]) {
        expect([...at(dX, b, 0).data]).toEqual([...at(first, b).data]);
        for (let t = 1; t < tokens; t++) expect([...at(dX, b, t).data]).toEqual([0, 0, 0, 0]);
      }
    }),
  );
});

test('forEveryText and firstToken name what does not fit', () => {
  expect(() => forEveryText(draw(1, 2), 3)).toThrow('forEveryText: x has batch 2, expected batch 1');
  expect(() => firstToken(randomTensor(1, ['token', 'hidden'], [2, 3]))).toThrow('sizeOf: no axis batch');
});
