import { describe, expect, test } from 'vitest';
import { gridNames } from '@/lib/experiments/attention-lab/result';
import type { Frame } from '@/lib/experiments/contract';
import { takeGrids } from '@/lib/experiments/shownGrids';
import { frameOf } from './fixtures/frameOf';
import { messages as en } from './messages.en';
import { chosenOf, gridOf, shownOf } from './shown';
import { unfold } from './unfold';
import { shown } from './wishes';

/** The frame as the worker sends it: what is shown, and nothing else. */
async function sent(given: Record<string, unknown>) {
  const { frame, params } = await frameOf(given);
  const names = shown(params, frame);
  const { grids } = takeGrids(frame.grids, names);
  return { frame, params, names, sparse: { ...frame, grids } satisfies Frame };
}

describe('what the lab shows', () => {
  test.each(['scores', 'probs', 'context', 'q', 'k', 'v'])(
    'is enough to unfold a cell of %s and to say it, to the last head, row and column',
    async tensor => {
      for (const given of [{}, { row: 19, col: 767, head: 3 }, { padding: 2, dropout: 0.5, heads: '2', head: 1 }]) {
        const { frame, params, names, sparse } = await sent({ tensor, ...given });
        expect(Object.keys(sparse.grids).sort()).toEqual([...names].sort());
        const way = (of: Frame) => {
          const part = shownOf(of, params);
          return unfold(of, params, part, chosenOf(params, part), true);
        };
        expect(way(sparse)).not.toBeNull();
        expect(way(sparse)).toEqual(way(frame));
        expect(en.reading(sparse, params)).toBe(en.reading(frame, params));
      }
    },
  );

  test('is enough for the rest of the layer', async () => {
    const { sparse } = await sent({});
    for (const key of ['context', 'attended', 'h', 'activated', 'ffn', 'y'] as const)
      expect(gridOf(sparse, key).rows).toBe(8);
  });

  test('is never a weight, but for the row that is unfolded', async () => {
    const { names, sparse } = await sent({ tensor: 'k', head: 2, col: 5, row: 1 });
    expect(names.filter(name => name.includes('weight'))).toEqual([`${gridNames.keyWeight}[${2 * 8 + 5}]`]);
    expect(sparse.grids[`${gridNames.keyWeight}[21]`]).toMatchObject({ rows: 1, cols: 32 });
    expect((await sent({})).names.filter(name => name.includes('weight'))).toEqual([]);
  });

  test('asks for the row of the last token, once it is known which that is', async () => {
    const { params, frame } = await sent({ tensor: 'q', row: 19 });
    expect(shown(params, undefined)).toContain(`${gridNames.x}[19]`);
    expect(shown(params, frame)).toContain(`${gridNames.x}[7]`);
  });
});

test('a frame without the rows leaves the cell unsaid and throws nothing', async () => {
  const { params, frame } = await sent({ tensor: 'q' });
  const part = shownOf(frame, params);
  const { [gridNames.queryWeight]: _, ...rest } = frame.grids;
  const lacking = { ...frame, grids: rest };
  expect(unfold(lacking, params, part, chosenOf(params, part))).toBeNull();
  expect(en.reading(lacking, params)).toBe('');
});
