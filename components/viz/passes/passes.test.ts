import { describe, expect, test } from 'vitest';
import { diverging } from '../scale';
import { wrapped } from '../wrapped';
import { type Factor, productUnfolding, rowUnfolding } from './products';
import { roomFor } from './roomFor';
import { torchCode } from './torchCode';

const factor = (key: string, values: readonly number[]): Factor => ({
  key,
  label: { text: key },
  values,
  scale: diverging(3),
});
const words = { product: 'product', over: 'feature', rest: (count: number) => `${count} more` };

describe('a product taken apart', () => {
  test('writes all terms of a short sum, in order', () => {
    const way = productUnfolding([factor('a', [1, 2, 3]), factor('b', [2, 0.5, -1])], words);
    expect(way.lines.map(({ values }) => values)).toEqual([
      [1, 2, 3],
      [2, 0.5, -1],
      [2, 1, -3],
    ]);
    expect(way.lines.at(-1)?.total).toBe('Σ = 0');
    expect(way.rest).toBeUndefined();
  });

  test('of a long sum writes the twelve largest, and what the others come to', () => {
    const values = Array.from({ length: 32 }, (_, i) => i + 1);
    const way = productUnfolding(
      [
        factor('a', values),
        factor(
          'b',
          values.map(() => 1),
        ),
      ],
      words,
    );
    expect(way.columns).toHaveLength(12);
    expect(way.columns[0]).toBe('31');
    expect(way.rest).toBe('20 more');
    expect(way.lines.at(-1)?.rest).toBe('210.00');
  });

  test('of a long row shows the neighbours of the chosen feature, to both ends', () => {
    const row = factor(
      'z',
      Array.from({ length: 40 }, (_, i) => i),
    );
    for (const own of [0, 20, 39]) {
      const way = rowUnfolding([row], own, 'feature', []);
      expect(way.lines[0]?.values[way.own!]).toBe(own);
      expect(way.columns).toHaveLength(12);
    }
  });
});

test('code to take away holds its numbers to nine digits and says what comes out', () => {
  const code = torchCode({
    vectors: [
      { name: 'c', values: [1 / 3, 2], what: 'row 0 of c' },
      { name: 'p', values: [0.1], what: 'p' },
    ],
    lines: ['y = c * p', 'print(y.sum())'],
    result: 0.7 / 3,
  });
  expect(code).toContain('c = torch.tensor([0.333333333, 2.0])');
  expect(code).toContain('p = torch.tensor(0.1)  # p');
  expect(code).toContain('print(y.sum())  # 0.23333');
});

test('a scale leaves room for its numbers, in steps of about three', () => {
  expect([0.08, 0.5, 1, 1.9, 3, 0].map(roomFor)).toEqual([0.3, 1, 3, 3, 10, 1].map(value => expect.closeTo(value, 9)));
});

test('a sentence breaks at spaces, in Chinese anywhere but before a closing mark', () => {
  expect(wrapped('one two three four', 60, 14).join('|')).toBe('one two|three|four');
  for (const line of wrapped('八个乘积相加，得到这一格的数，正是图里写的那个。', 80, 14))
    expect(line).not.toMatch(/^[，。]/);
});
