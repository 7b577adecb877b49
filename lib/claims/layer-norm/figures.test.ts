import { describe, expect, it } from 'vitest';
import type { Frame } from '@/lib/experiments/contract';
import { type Grid, gridRow } from '@/lib/grid';
import { figureParams, frameAt, type Raw } from '../fixtures/lessonFigure';

/** A figure of the lesson by its name, as its MDX sets it, and with what the reader then changes. */
const figure = (folder: string, name: string, change: Raw = {}): Promise<Frame> =>
  frameAt('layer-norm-lab', { ...figureParams(`${folder}/layer-norm`, 'layer-norm-lab', name), ...change });

const rowsOf = (grid: Grid) => Array.from({ length: grid.rows }, (_, row) => gridRow(grid, row));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe.each(['en', 'zh-Hans'])('what the lesson in %s says of its figures', folder => {
  it('the diagonal cell of a bar fades as it is dragged away from the others', async () => {
    const cell = async (x: string) => (await figure(folder, 'main', { x })).grids.jacobian!;
    const [near, far] = [await cell('5 7 7 9'), await cell('-20 7 7 9')];
    const std = async (x: string) => (await figure(folder, 'main', { x })).scalars.std!;
    expect(near.values[0]! * (await std('5 7 7 9'))).toBeGreaterThan(0.2);
    expect(far.values[0]! * (await std('-20 7 7 9'))).toBeLessThan(0.02);
  });

  it('the derivation’s vector has a variance about ten times its ε, so that ε is seen', async () => {
    const { scalars } = await figure(folder, 'proof', { zeroEps: 'false' });
    expect(scalars.variance! / scalars.eps!).toBeGreaterThan(7);
    expect(scalars.variance! / scalars.eps!).toBeLessThan(14);
    for (const { theory, measured } of Object.values((await figure(folder, 'proof')).proof!))
      expect(measured).toBeCloseTo(theory, 6);
  });

  it('with both statistics detached, s·dx is g itself', async () => {
    const { grids, scalars } = await figure(folder, 'proof', { meanMoves: 'false', stdMoves: 'false' });
    grids.dx!.values.forEach((value, i) => {
      expect(value * scalars.std!).toBeCloseTo(grids.g!.values[i]!, 12);
    });
  });

  it('shifted by 10, only RMSNorm’s row changes, into numbers near 1; made small, GPT-2 parts first and BERT last', async () => {
    const [before, after] = [await figure(folder, 'dialects'), await figure(folder, 'dialects', { shift: '10' })];
    const [rows, shifted] = [rowsOf(before.grids['dialects.y']!), rowsOf(after.grids['dialects.y']!)];
    for (const row of [0, 1, 2])
      shifted[row]!.forEach((value, i) => {
        expect(value).toBeCloseTo(rows[row]![i]!, 5);
      });
    for (const value of shifted[3]!) expect(Math.abs(value - 1)).toBeLessThan(0.25);
    const lost = (frame: Frame, id: string) => 1 - frame.scalars[`${id}.std`]! / before.scalars[`${id}.std`]!;
    const small = await figure(folder, 'dialects', { scale: '0.001' });
    expect(lost(small, 'gpt2')).toBeGreaterThan(0.5);
    expect(lost(small, 'gpt2')).toBeGreaterThan(lost(small, 'rms'));
    const smaller = await figure(folder, 'dialects', { scale: '0.000001' });
    for (const id of ['gpt2', 'annotated', 'rms']) expect(lost(smaller, id)).toBeGreaterThan(lost(smaller, 'bert'));
  });

  it('every row of dx sums to 0 and every x̂ has mean 0, until the batch is normed over its tokens', async () => {
    const [features, tokens] = [await figure(folder, 'batch'), await figure(folder, 'batch', { axis: 'tokens' })];
    const sums = (frame: Frame, grid: string) => rowsOf(frame.grids[grid]!).map(row => Math.abs(sum(row)));
    for (const grid of ['batch.dx', 'batch.normalized']) {
      expect(Math.max(...sums(features, grid))).toBeLessThan(1e-9);
      expect(Math.max(...sums(tokens, grid))).toBeGreaterThan(0.3);
    }
  });

  it('lets less than a hundredth of each dy come back that the solution names', async () => {
    const ways: Raw[] = [
      { dy: '1 1 1 1' },
      { dyFrom: 'span' },
      { dyFrom: 'span', ones: '0' },
      { dy: '-1.65 0.35 0.35 1' },
    ];
    for (const way of ways) {
      const { scalars } = await figure(folder, 'main', way);
      expect(scalars['dx.share'], JSON.stringify(way)).toBeLessThanOrEqual(0.01);
      expect(scalars['dy.rms']).toBeGreaterThanOrEqual(0.5);
    }
    const uneven = await figure(folder, 'main', { dyFrom: 'span', gammaSpread: '0.5' });
    expect(uneven.scalars['dx.share']).toBeGreaterThan(0.01);
  });

  it('says that float16 holds no ε, and that equal bars are then 0/0', async () => {
    const { notes } = await figure(folder, 'main', { half: 'true', x: '3 3 3 3' });
    expect(notes.map(({ code }) => code)).toEqual(['half', 'no-spread', 'constant']);
  });
});
