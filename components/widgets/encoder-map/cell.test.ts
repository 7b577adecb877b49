import { describe, expect, it } from 'vitest';
import { openIds } from '@/lib/experiments/encoder-map/arrows';
import { boxes, boxOf } from '@/lib/experiments/encoder-map/boxes';
import { definition, type EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { validate } from '@/lib/params/validate';
import { productsOf, type Worked, workedCell } from './cell';
import { chosenOf, sizesOf } from './frame';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { cellWords } from './sentence';
import { snippetOf } from './snippet';
import { unfoldingOf } from './unfolding';
import { shown } from './wishes';

const paramsOf = (given: Record<string, unknown>) =>
  validate(definition, { hidden: '64', heads: '4', tokens: '6', text: 'a river bank', ...given })
    .params as EncoderMapParams;

/** The frame as the page gets it: what is shown, and nothing else. */
async function workedAt(given: Record<string, unknown>): Promise<Worked> {
  const params = paramsOf(given);
  const frame = await lastFrame(experiments['encoder-map'], params, shown(params, undefined));
  return workedCell(frame, params)!;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What comes of a cell's operands, computed here once more. */
const results: Readonly<Record<ReturnType<typeof boxOf>['way'], (worked: Worked) => number>> = {
  lookup: ({ value }) => value,
  sum: ({ operands }) => sum(operands[0]!.values),
  norm: ({ operands, col }) => operands[1]!.values[col]!,
  linear: ({ operands }) => sum(productsOf(operands)),
  scores: ({ operands, sizes }) => sum(productsOf(operands)) / Math.sqrt(sizes.headDim),
  softmax: ({ operands, col }) => operands[2]!.values[col]!,
  mixture: ({ operands }) => sum(productsOf(operands)),
  gelu: ({ value, facts: { before = 0 } }) => {
    expect(Math.sign(value)).toBe(Math.sign(before));
    return value;
  },
  pooler: ({ operands }) => Math.tanh(sum(productsOf(operands))),
};

describe('a chosen cell', () => {
  it.each(boxes.map(({ id }) => id))('of %s comes out of what is written below it', async id => {
    const worked = await workedAt({ open: id, row: 3, col: 2, head: 1 });
    expect(results[boxOf(id).way](worked)).toBeCloseTo(worked.value, 4);
  });

  it('of a context belongs to the head whose dimensions it lies in, whichever is shown', async () => {
    const worked = await workedAt({ open: 'context', row: 1, col: 40, head: 0 });
    expect(worked.head).toBe(2);
    expect(sum(productsOf(worked.operands))).toBeCloseTo(worked.value, 5);
  });

  it('beyond the edge of its tensor is the last one', () => {
    expect(chosenOf(paramsOf({ open: 'pooled', row: 63, col: 6143 }))).toMatchObject({ row: 0, col: 63 });
    expect(chosenOf(paramsOf({ open: 'scores', row: 63, col: 6143, head: 11 }))).toMatchObject({
      row: 5,
      col: 5,
      head: 3,
    });
  });

  it('gives padding no share, and says so', async () => {
    const worked = await workedAt({ open: 'probs', row: 0, col: 5 });
    expect(worked.value).toBe(0);
    expect(worked.operands[0]!.values[5]).toBe(-Infinity);
    expect(snippetOf(worked)).toContain('-torch.inf');
  });
});

describe('what the inspector writes', () => {
  it('has a sentence with the cell’s value for every box, in both languages', async () => {
    for (const { id } of boxes) {
      const worked = await workedAt({ open: id, row: 2, col: 1 });
      const words = cellWords(worked, ['[CLS]', 'a', 'river', 'bank', '[SEP]', '[PAD]']);
      for (const t of [en, zhHans]) {
        expect(t.cell(words), id).toContain(words.value);
        expect(t.cell(words), id).not.toMatch(/NaN|undefined/);
      }
    }
  });

  it('has words for everything that opens', () => {
    for (const t of [en, zhHans]) for (const id of openIds) expect(id in t.whats || id in t.carried, id).toBe(true);
  });

  it('writes out the largest of many products and the rest as one sum', async () => {
    const unfolding = unfoldingOf(await workedAt({ open: 'q' }), [], en)!;
    expect(unfolding.columns).toHaveLength(8);
    expect(unfolding.rest).toBe('56 more');
    const product = unfolding.lines.at(-1)!;
    const sizes = product.values.map(Math.abs);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('rings the chosen dimension among its neighbours in a normed row', async () => {
    const unfolding = unfoldingOf(await workedAt({ open: 'h', col: 63 }), [], en)!;
    expect(unfolding.columns[unfolding.own!]).toBe('63');
  });

  it('knows the sizes before anything is computed', () => {
    expect(sizesOf(paramsOf({ ratio: 3 }))).toEqual({
      tokens: 6,
      hidden: 64,
      heads: 4,
      headDim: 16,
      intermediate: 192,
    });
  });
});
