import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '@/lib/grid';
import type { GridSource } from './contract';
import { columnOf, lacking, rowOf, rowsOf, takeGrids } from './shownGrids';

const numbered = (rows: number, cols: number): Grid => ({
  values: Float32Array.from({ length: rows * cols }, (_, i) => i),
  rows,
  cols,
});
const weight = 'encoder.layer.0.attention.self.query.weight';
const part = (shown: string, grid = numbered(3, 4)) => takeGrids({ [weight]: grid }, [shown]).grids[shown];

describe('what is taken out of a run', () => {
  it('is all of it where nothing is said', () => {
    const { grids, gone } = takeGrids({ a: numbered(1, 2), b: () => numbered(2, 1) });
    expect(grids).toEqual({ a: numbered(1, 2), b: numbered(2, 1) });
    expect(gone).toBe(false);
  });

  it('is what is shown, and no other grid is even looked at', () => {
    const unseen = () => {
      throw new Error('looked at');
    };
    expect(Object.keys(takeGrids({ a: numbered(1, 1), b: unseen }, ['a']).grids)).toEqual(['a']);
  });

  it('is copied, whether whole or in part, so that the run keeps its numbers', () => {
    const kept = numbered(3, 4);
    for (const name of [weight, rowOf(weight, 1), columnOf(weight, 1)])
      expect(part(name, kept)?.values.buffer).not.toBe(kept.values.buffer);
  });

  it('can be a row, rows, a column, or a block', () => {
    expect(part(rowOf(weight, 2))).toEqual({ values: Float32Array.of(8, 9, 10, 11), rows: 1, cols: 4 });
    expect(part(rowsOf(weight, 1, 3))?.values).toEqual(Float32Array.of(4, 5, 6, 7, 8, 9, 10, 11));
    expect(part(columnOf(weight, 3))).toEqual({ values: Float32Array.of(3, 7, 11), rows: 3, cols: 1 });
    expect(part(`${weight}[1:, 2:]`)).toEqual({ values: Float32Array.of(6, 7, 10, 11), rows: 2, cols: 2 });
    expect(part(`${weight}[:]`)).toEqual(numbered(3, 4));
  });

  it('is any block, as NumPy would cut it', () => {
    const range = (size: number) =>
      fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
    fc.assert(
      fc.property(range(5), range(6), ([top, bottom], [left, right]) => {
        const got = part(`${weight}[${top}:${bottom}, ${left}:${right}]`, numbered(5, 6));
        const rows = Array.from({ length: bottom - top }, (_, r) => top + r);
        const cols = Array.from({ length: right - left }, (_, c) => left + c);
        expect(got).toEqual({
          values: Float32Array.from(rows.flatMap(r => cols.map(c => 6 * r + c))),
          rows: rows.length,
          cols: cols.length,
        });
      }),
    );
  });

  it.each([
    `${weight}[3]`,
    `${weight}[:, 4]`,
    `${weight}[2:5]`,
    `${weight}[x]`,
    `${weight}[-1]`,
    'another',
    '__proto__',
  ])('leaves out %s, which is not there', name => {
    expect(takeGrids({ [weight]: numbered(3, 4) }, [name])).toEqual({ grids: {}, gone: false });
  });

  it('says when the run has gone, and asks each of its grids once', () => {
    let asked = 0;
    const source: GridSource = () => {
      asked++;
      return undefined;
    };
    expect(takeGrids({ [weight]: source }, [weight, rowOf(weight, 1)])).toEqual({ grids: {}, gone: true });
    expect(asked).toBe(1);
  });
});

it('what a frame lacks is what is shown and not among its grids', () => {
  expect(lacking({ a: numbered(1, 1) }, ['a', 'b', rowOf('a', 0)])).toEqual(['b', 'a[0]']);
});
