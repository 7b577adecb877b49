import { describe, expect, it } from 'vitest';
import type { Frame } from '@/lib/experiments/contract';
import { gridName } from '@/lib/experiments/residual-chain/result';
import { frameAt, type Raw } from '../fixtures/lessonFigure';

/** What the lesson says of its figures in words. */

const run = (raw: Raw): Promise<Frame> => frameAt('residual-chain', raw);
const paths: Raw = { blocks: '4', branch: 'number', norm: 'false', sign: 'aligned', gain: '0.5' };
const bars = async (raw: Raw) => {
  const { values, cols } = (await run({ ...paths, ...raw })).grids[gridName.paths]!;
  return Array.from({ length: 16 }, (_, row) => values[row * cols]!);
};

describe('the sixteen paths', () => {
  it('all change with the gain but for the first; against x, those of one branch and of three turn over', async () => {
    const before = await bars({});
    const smaller = await bars({ gain: '0.3' });
    expect(smaller.map((value, i) => value !== before[i])).toEqual(before.map((_, i) => i > 0));
    const turned = (await bars({ sign: 'opposed' })).map((value, i) => value / before[i]!);
    expect(turned).toEqual([1, ...Array(4).fill(-1), ...Array(6).fill(1), ...Array(4).fill(-1), 1]);
  });
});

describe('the chain', () => {
  const scalars = async (raw: Raw) => (await run(raw)).scalars;

  it('lets the skip path bring less than a hundredth by post-LN and a larger gain, and by neither alone, nor by γ', async () => {
    const reached = async (raw: Raw) => {
      const skip = (await scalars(raw))['gradient.skip']!;
      return skip >= 0.0001 && skip <= 0.01;
    };
    expect(await reached({ pre: 'false', gain: '1' })).toBe(true);
    for (const raw of [
      {},
      { gain: '1' },
      { pre: 'false' },
      { pre: 'false', gamma: '0.5' },
      { residual: 'false' },
    ] as Raw[])
      expect(await reached(raw), JSON.stringify(raw)).toBe(false);
  });

  it('explodes with a whole skip path once no norm holds it, and not before', async () => {
    const reached = async (raw: Raw) => {
      const at = await scalars(raw);
      return at['norm.end']! >= 1000 && Math.abs(at['gradient.skip']! - 1) < 1e-3;
    };
    expect(await reached({ norm: 'false', gain: '1' })).toBe(true);
    for (const raw of [{}, { gain: '1' }, { norm: 'false' }] as Raw[])
      expect(await reached(raw), JSON.stringify(raw)).toBe(false);
  });

  it('was drawn with a seed at which 24 random matrices come near theory, and others miss it by as much as the lesson says', async () => {
    const grown = { norm: 'false', gain: '1' };
    expect(Math.abs((await scalars(grown))['norm.end']! / 4096 - 1)).toBeLessThan(0.05);
    const others = await Promise.all(
      ['1', '2', '3', '4', '5', '6', '7', '8'].map(async seed => (await scalars({ ...grown, seed }))['norm.end']!),
    );
    expect(Math.min(...others)).toBeLessThan(0.6 * 4096);
  });
});
