import { describe, expect, test } from 'vitest';
import { cells, gradientCells } from '@/lib/experiments/feed-forward-lab/params';
import { experiments } from '@/lib/experiments/registry';
import { keptFramesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { gridOf } from './cells';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';
import { stagesOf } from './stages';
import { storyOf } from './story';

// What is chosen changes no number, so a frame serves all cells of its settings.
const at = keptFramesOf(experiments['feed-forward-lab'], ['tensor', 'row', 'col']);

test.each([{}, { ratio: 2, tensor: 'f' }, { activation: 'identity', residual: false, tokens: 1 }])(
  'its picture fits into 40 KB in every theme and layout at %o',
  async given => {
    picturesOf(picture, await at(given), en);
  },
);

describe('a chosen cell', () => {
  // The number that ends each line of arithmetic, the sentence and the code is the one that the map shows.
  const computed = [...cells, ...gradientCells].filter(tensor => !['h', 'w1', 'w2', 'dy'].includes(tensor));
  const settings = [
    {},
    { activation: 'relu' },
    { residual: false, activation: 'gelu_new' },
    { hidden: '16', upstream: 'one' },
  ];

  test.each(computed)('of %s comes to what its map shows, in arithmetic, sentence and code', async tensor => {
    for (const given of settings) {
      const { params, frame } = await at({ ...given, tensor, row: 2, col: 3 });
      const grid = gridOf(frame, tensor);
      const value = grid.values[2 * grid.cols + 3]!;
      const { unfolding, code, sentence } = storyOf(frame, params, en);
      expect(Number(code!.trim().split('# ').at(-1))).toBeCloseTo(value, Math.abs(value) < 10 ? 3 : 2);
      // Of dh the lines add up to what comes through W₁; the sentence adds the skip’s.
      const total = tensor === 'dh' && params.residual ? undefined : unfolding!.lines.at(-1)!.total;
      if (total && !total.includes('10⁻'))
        expect(Number(total.replace(/^[Σ×]? ?= /, '').replace('−', '-'))).toBeCloseTo(value, 2);
      expect(sentence.length).toBeGreaterThan(10);
    }
  });

  test('rings what it is made of, in both directions', async () => {
    const rings = async (given: Record<string, unknown>) => {
      const { params, frame } = await at({ row: 2, col: 3, ...given });
      return Object.fromEntries(
        stagesOf(frame, params, en)
          .flatMap(({ forward, backward, below }) => [forward, backward, below])
          .filter(tensor => tensor?.selection)
          .map(tensor => [tensor!.key, tensor!.selection]),
      );
    };
    const cell = { row: 2, col: 3 };
    expect(await rings({ tensor: 'u' })).toEqual({ u: cell, du: cell, h: { row: 2 }, w1: { row: 3 } });
    expect(await rings({ tensor: 'dw2' })).toEqual({ w2: cell, dw2: cell, df: { col: 2 }, act: { col: 3 } });
    expect(await rings({ tensor: 'dh' })).toEqual({ h: cell, dh: cell, du: { row: 2 }, w1: { col: 3 }, dSum: cell });
    expect(await rings({ tensor: 'sum', residual: false })).toEqual({ sum: cell, dSum: cell, f: cell });
  });

  test('has words for every tensor in both languages', async () => {
    for (const tensor of [...cells, ...gradientCells]) {
      const { params, frame } = await at({ tensor });
      expect(en.reading(frame, params)).toMatch(/\.$/);
      expect(zhHans.reading(frame, params)).toMatch(/。$/);
    }
  });
});
