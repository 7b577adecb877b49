import { describe, expect, test } from 'vitest';
import { oneAtATime } from '@/lib/experiments/extremes';
import { experiments } from '@/lib/experiments/registry';
import { definition } from '@/lib/experiments/residual-chain/params';
import { gridName } from '@/lib/experiments/residual-chain/result';
import { lacking } from '@/lib/experiments/shownGrids';
import { gridEntry } from '@/lib/grid';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { drawnOf, gridOf, scaleOf } from './frame';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { barsOf, stepsOf, wiringOf } from './pathsLayout';
import { picture } from './picture';
import { snippetOf } from './snippet';
import { cellOf, linesOf } from './unfold';
import { shown } from './wishes';

const at = framesOf(experiments['residual-chain'], shown);
const numbers = { branch: 'number', norm: false } as const;

test.each([
  {},
  { blocks: 48, gain: 1, norm: false },
  { blocks: 5 },
  { ...numbers, blocks: 4 },
  { pre: false, blocks: 1 },
])('the picture fits into 40 KB in every theme and layout at %o', async given => {
  picturesOf(picture, await at(given), en);
});

describe('the chosen cell', () => {
  const settings = [{}, { pre: false }, { norm: false, gain: 1 }, { residual: false }, { gamma: 1.5 }, { ...numbers }];
  const cases = settings.flatMap(given => (['forward', 'backward'] as const).map(side => ({ ...given, side })));

  test.each(cases)('is the sum that is written out, at %o', async given => {
    const { params, frame } = await at({ ...given, state: 7, dim: 3 });
    expect(lacking(frame.grids, shown(params, frame))).toEqual([]);
    const cell = cellOf(frame, params, drawnOf(params))!;
    const products = cell.left.map((value, i) => value * cell.right[i]!);
    expect(products.reduce((sum, value) => sum + value, cell.restSum)).toBeCloseTo(cell.sum, 10);
    const map = gridOf(frame, given.side === 'forward' ? gridName.forward : gridName.backward);
    expect(cell.value).toBe(gridEntry(map, 7, 3));
    const behindNorm = params.norm && !params.pre && given.side === 'forward';
    if (!behindNorm) expect(cell.skip + cell.branch).toBeCloseTo(cell.value, 10);
    for (const t of [en, zhHans]) {
      expect(t.cell(cell, params)).not.toMatch(/NaN|undefined/);
      expect(linesOf(cell, t).lines).toHaveLength(3);
    }
  });

  test.each(cases)('can be taken away as code that ends in its number, at %o', async given => {
    const { params, frame } = await at({ ...given, state: 7, dim: 3 });
    const cell = cellOf(frame, params, drawnOf(params))!;
    const code = snippetOf(frame, params, cell);
    expect(code).toMatch(/^import torch\n/);
    expect(code).not.toMatch(/NaN|undefined|−/);
    const [, told = ''] = /# (\S+)$/.exec(code) ?? [];
    expect(Number(told) / cell.value).toBeCloseTo(1, 2);
    expect(code.includes('requires_grad')).toBe(given.side === 'backward' && params.norm && params.pre);
  });

  test('is given, not computed, where the chain starts and where the way back does', async () => {
    for (const given of [{ state: 0 }, { state: 24, side: 'backward' }]) {
      const { params, frame } = await at(given);
      expect(cellOf(frame, params, drawnOf(params))).toBeUndefined();
      expect(lacking(frame.grids, shown(params, frame))).toEqual([]);
    }
  });

  test.each(oneAtATime(definition.params))('has all it needs at $name', async ({ raw }) => {
    const { params, frame } = await at(raw);
    expect(lacking(frame.grids, shown(params, frame))).toEqual([]);
    for (const t of [en, zhHans]) expect(t.reading(frame, params)).not.toMatch(/NaN|undefined/);
  });
});

describe('the paths', () => {
  test('are 2ⁿ bars that add up to the gradient of the chosen dimension', async () => {
    const { params, frame } = await at({ blocks: 5, dim: 9 });
    const bars = barsOf(frame, drawnOf(params));
    expect(bars).toHaveLength(32);
    const sum = bars.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(gridEntry(gridOf(frame, gridName.backward), 0, 9), 10);
    expect(bars.map(({ length }) => length)).toEqual([...bars.map(({ length }) => length)].sort());
  });

  test('of numbers: the factors of a path multiply to what it brings', async () => {
    for (const path of [0, 5, 15]) {
      const { params, frame } = await at({ ...numbers, blocks: 4, gain: -0.3, path });
      const drawn = drawnOf(params);
      const product = stepsOf(frame, params, drawn).reduce((value, step) => value * step.value, 1);
      expect(barsOf(frame, drawn)[drawn.path]).toMatchObject({ mask: path });
      expect(product).toBeCloseTo(barsOf(frame, drawn)[drawn.path]!.value, 12);
    }
  });

  test('a path of a longer chain that this one does not have is cut to its blocks', async () => {
    const drawn = drawnOf({ blocks: 2, state: 1, dim: 0, side: 'forward', path: 31 });
    expect(drawn.paths[drawn.path]).toBe(3);
    expect(drawnOf({ blocks: 6, state: 1, dim: 0, side: 'forward', path: 31 }).paths).toEqual([]);
  });

  test('the chosen one rises into each branch that it takes, and no other', () => {
    const rises = (mask: number) => wiringOf(4, mask, 400).chosen.match(/V/g)?.length ?? 0;
    expect([0, 1, 5, 15].map(rises)).toEqual([0, 2, 4, 8]);
  });
});

test('a map is linear while its states are of one size, and logarithmic where they are not', async () => {
  const { frame } = await at({});
  expect(scaleOf(gridOf(frame, gridName.forward))).toMatchObject({ max: 3, log: false });
  const { frame: grown } = await at({ norm: false, gain: 1 });
  expect(scaleOf(gridOf(grown, gridName.forward)).log).toBe(true);
});
