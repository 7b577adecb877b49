import { describe, expect, test } from 'vitest';
import { experiments } from '@/lib/experiments/registry';
import { cells, gradientCells } from '@/lib/experiments/self-output-lab/params';
import { keptFramesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { gridOf } from './cells';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';
import { stagesOf } from './stages';
import { storyOf } from './story';

// What is chosen changes no number, so a frame serves all cells of its settings.
const at = keptFramesOf(experiments['self-output-lab'], ['tensor', 'row', 'col']);

test.each([{}, { tokens: 10, tensor: 'dw' }, { beforeAdd: false, residual: false, tokens: 1 }])(
  'its picture fits into 40 KB in every theme and layout at %o',
  async given => {
    picturesOf(picture, await at(given), en);
  },
);

describe('a chosen cell', () => {
  // The number that ends each line of arithmetic, the sentence and the code is the one that the map shows.
  const computed = [...cells, ...gradientCells].filter(tensor => !['c', 'w', 'x', 'm', 'dy'].includes(tensor));
  const settings = [{}, { beforeAdd: false, p: 0.5 }, { residual: false }, { training: false }, { hidden: '32' }];

  test.each(computed)('of %s comes to what its map shows, in arithmetic, sentence and code', async tensor => {
    for (const given of settings) {
      const { params, frame } = await at({ ...given, tensor, row: 2, col: 3 });
      const row = tensor === 'db' ? 0 : 2;
      const grid = gridOf(frame, tensor);
      const value = grid.values[row * grid.cols + 3]!;
      const { unfolding, code, sentence } = storyOf(frame, params, en);
      if (!unfolding) {
        expect({ tensor, residual: params.residual }).toEqual({ tensor: 'dx', residual: false });
        continue;
      }
      expect(Number(code!.trim().split('# ').at(-1))).toBeCloseTo(value, Math.abs(value) < 10 ? 3 : 2);
      const total = unfolding.lines.at(-1)!.total;
      if (total) expect(Number(total.replace(/^[Σ×]? ?= /, '').replace('−', '-'))).toBeCloseTo(value, 2);
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
    expect(await rings({ tensor: 'a' })).toEqual({ a: cell, da: cell, c: { row: 2 }, w: { row: 3 } });
    expect(await rings({ tensor: 'dw' })).toEqual({ w: cell, dw: cell, da: { col: 2 }, c: { col: 3 } });
    expect(await rings({ tensor: 'sum', residual: false })).toEqual({ sum: cell, dSum: cell, dropped: cell });
  });

  test('stands in the order of the computation: dropout behind the sum where it is put there', async () => {
    const order = async (given: Record<string, unknown>) => {
      const { params, frame } = await at(given);
      return stagesOf(frame, params, en).map(({ sign, forward }) => sign + forward.key);
    };
    expect(await order({})).toEqual(['c', '×w', '=a', '⊙m', '=dropped', '+x', '=sum', '→y']);
    expect(await order({ beforeAdd: false })).toEqual(['c', '×w', '=a', '+x', '=sum', '⊙m', '=dropped', '→y']);
  });

  test('has words for every tensor in both languages', async () => {
    for (const tensor of [...cells, ...gradientCells]) {
      const { params, frame } = await at({ tensor });
      expect(en.reading(frame, params)).toMatch(/\.$/);
      expect(zhHans.reading(frame, params)).toMatch(/。$/);
    }
  });
});

test('the verdict says how much of the input is left, as it was measured', async () => {
  const verdict = async (given: Record<string, unknown>) => {
    const { params, frame } = await at(given);
    return en.verdict(frame, params);
  };
  expect(await verdict({})).toContain('still points where the input did');
  expect(await verdict({ beforeAdd: false, p: 0.5 })).toContain('has turned away');
  expect(await verdict({ residual: false })).toContain('nothing is left');
});
