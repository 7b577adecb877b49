import { expect, test } from 'vitest';
import type { Grid } from '@/lib/grid';
import type { ReadText } from '../readText';
import { type GridKey, gridNames } from './result';
import { scalarsOf } from './scalars';

const grid = (cols: number, ...rows: number[][]): Grid => ({
  values: Float64Array.from(rows.flat()),
  rows: rows.length,
  cols,
});

/** Two heads, two tokens of one id and one [PAD]: small enough to do by hand. The padding's own rows hold what must not count. */
const odd = [99, 99, 99];
const shown: Partial<Record<GridKey, Grid>> = {
  unscaled: grid(3, [2, 6, 50], [2, 6, 50], odd, [2, 6, 50], [2, 6, 50], odd),
  scores: grid(3, [1, 3, 50], [1, 3, 50], odd, [1, 3, 50], [1, 3, 50], odd),
  probs: grid(3, [0.5, 0.25, 0.25], [0.5, 0.5, 0], odd, [0.75, 0.25, 0], [1, 0, 0], odd),
  dropped: grid(3, [1, 0.25, 0.25], [0.5, 0, 0], odd, [0.75, 0.25, 0], [1, 0, 0], odd),
  context: grid(2, [1, 3], [5, 7], [99, 99]),
};
const unread = grid(1, [Number.NaN]);
const grids = Object.fromEntries(
  (Object.keys(gridNames) as GridKey[]).map(key => [key, shown[key] ?? unread]),
) as Record<GridKey, Grid>;
const text: ReadText = { ids: [7, 7, 0], tokens: ['a', 'a', '[PAD]'], attentionMask: [1, 1, 0], unknown: 0, notes: [] };

test('every scalar is what its definition says, worked by hand', () => {
  const scalars = scalarsOf(grids, text, { hidden: 4, heads: 2, headDim: 2, divisor: 2 });
  const entropies = [
    0.5 * Math.log(2) + 2 * 0.25 * Math.log(4),
    Math.log(2),
    0.75 * Math.log(4 / 3) + 0.25 * Math.log(4),
    0,
  ];
  const expected: typeof scalars = {
    tokens: 2,
    padding: 1,
    unknown: 0,
    hidden: 4,
    heads: 2,
    headDim: 2,
    divisor: 2,
    'scores_unscaled.std': 2,
    'scores.std': 1,
    'probs.max': 1,
    'probs.min': 0,
    'probs.rowEntropy': entropies.reduce((a, b) => a + b) / 4,
    // The rows sum to 1.5, 0.5, 1 and 1.
    'probs.rowSum.min': 0.5,
    'probs.rowSum.max': 1.5,
    'probs.rowSum.deviation': Math.sqrt((0.25 + 0.25) / 4),
    // Head 0: 1.5 and 0.25; head 1: 1.75 and 0.25.
    'probs.columnSum.min': 0.25,
    'probs.columnSum.max': 1.75,
    'probs.onPadding': 0.25 / 4,
    'probs.repeatGap': 0.25,
    'context.std': Math.sqrt((9 + 1 + 1 + 9) / 4),
  };
  for (const [name, value] of Object.entries(expected))
    expect(scalars[name as keyof typeof scalars], name).toBeCloseTo(value, 12);
  expect(Object.keys(scalars).sort()).toEqual(Object.keys(expected).sort());
});
