import { describe, expect, test } from 'vitest';
import { rms } from '@/lib/engine/metrics/moments';
import type { Grid } from '@/lib/grid';
import { validate } from '@/lib/params/validate';
import type { Frame } from '../contract';
import { oneAtATime } from '../extremes';
import { findNonFinite } from '../nonFinite';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { definition, mostBlocks, type ResidualChainParams, width } from './params';
import { gridName, type ProofKey, pathMasks } from './result';

async function at(given: Record<string, unknown> = {}): Promise<Frame> {
  const { params } = validate(definition, given);
  for await (const frame of compute(params as ResidualChainParams, {
    signal: new AbortController().signal,
    assets: {},
  }))
    return frameOf(frame);
  throw new Error('no frame');
}
const numbers = { branch: 'number', norm: false } as const;
const rowOf = ({ values, cols }: Grid, row: number) => [...values.subarray(row * cols, (row + 1) * cols)];
const grid = (frame: Frame, name: string): Grid => frame.grids[name]!;
const scalar = (frame: Frame, name: string): number => frame.scalars[name]!;

describe('numbers', () => {
  test('24 aligned gains of .5 multiply to 16,834, opposed ones to 6e-8: a residual alone can do either', async () => {
    const [up, down] = await Promise.all([at({ ...numbers, sign: 'aligned' }), at({ ...numbers, sign: 'opposed' })]);
    expect(scalar(up, 'norm.end')).toBeCloseTo(1.5 ** 24, 6);
    expect(scalar(down, 'norm.end')).toBeCloseTo(0.5 ** 24, 12);
    for (const frame of [up, down]) {
      expect(scalar(frame, 'gradient.start')).toBeCloseTo(scalar(frame, 'norm.end'), 6);
      expect(scalar(frame, 'gradient.skip')).toBe(1);
    }
  });

  test('a negative gain does what an opposed sign does', async () => {
    const [gain, sign] = await Promise.all([
      at({ ...numbers, sign: 'aligned', gain: -0.5 }),
      at({ ...numbers, sign: 'opposed', gain: 0.5 }),
    ]);
    expect(scalar(gain, 'norm.end')).toBe(scalar(sign, 'norm.end'));
  });

  test('with random signs each column has its own product of 1.5 and .5', async () => {
    const frame = await at({ ...numbers, blocks: 6 });
    const ends = rowOf(grid(frame, gridName.forward), 6);
    const possible = Array.from({ length: 7 }, (_, k) => 1.5 ** k * 0.5 ** (6 - k));
    for (const end of ends) expect(Math.min(...possible.map(value => Math.abs(value - end)))).toBeLessThan(1e-12);
    expect(new Set(ends.map(end => end.toFixed(9))).size).toBeGreaterThan(2);
  });

  test('their law at 24 blocks: mean 1, median .032, RMS 14.6', async () => {
    const frame = await at({ ...numbers, sign: 'random' });
    expect(scalar(frame, 'law.mean')).toBe(1);
    expect(scalar(frame, 'law.median')).toBeCloseTo(0.0317, 4);
    expect(scalar(frame, 'law.rms')).toBeCloseTo(14.55, 2);
  });
});

describe('matrices', () => {
  test('theory is the mean square over seeds: 4096 for 24 random ones, 1.63 for those divided by √24', async () => {
    for (const [scaling, expected, within] of [
      ['one', 4096, 0.35],
      ['sqrt', 1.632, 0.06],
    ] as const) {
      const ends = await Promise.all(
        Array.from({ length: 60 }, (_, seed) => at({ norm: false, gain: 1, scaling, seed: seed + 1 })),
      );
      const size = rms(ends.map(frame => scalar(frame, 'norm.end')));
      expect(scalar(ends[0]!, 'norm.theory')).toBeCloseTo(expected, 2);
      expect(Math.abs(Math.log(size / expected))).toBeLessThan(within);
    }
  });

  test.each([{ sign: 'aligned' }, { sign: 'opposed' }, { residual: false }])('theory holds for %o too', async given => {
    const ends = await Promise.all(
      Array.from({ length: 60 }, (_, seed) => at({ norm: false, blocks: 4, ...given, seed: seed + 1 })),
    );
    const size = rms(ends.map(frame => scalar(frame, 'norm.end')));
    expect(Math.abs(size / scalar(ends[0]!, 'norm.theory') - 1)).toBeLessThan(0.1);
  });

  test('a longer chain begins as the shorter one', async () => {
    const [short, long] = await Promise.all([at({ blocks: 3 }), at({ blocks: 9 })]);
    expect(rowOf(grid(long, gridName.forward), 3)).toEqual(rowOf(grid(short, gridName.forward), 3));
  });

  test('post-LN keeps the trunk at RMS 1, pre-LN lets it grow as a root while branches count for less', async () => {
    const [post, pre] = await Promise.all([at({ pre: false }), at()]);
    expect(scalar(post, 'norm.end')).toBeCloseTo(1, 9);
    expect(scalar(pre, 'norm.theory')).toBeCloseTo(Math.sqrt(1 + 24 / 4), 9);
    expect(scalar(pre, 'ratio.last')).toBeLessThan(0.5 * scalar(pre, 'ratio.first'));
    expect(scalar(post, 'ratio.last')).toBeGreaterThan(0.8 * scalar(post, 'ratio.first'));
  });

  test('at α = 0, ReZero’s start, chain and gradient are the identity', async () => {
    const frame = await at({ alpha: 0, norm: false });
    expect(rowOf(grid(frame, gridName.forward), 24)).toEqual(rowOf(grid(frame, gridName.forward), 0));
    expect(scalar(frame, 'gradient.start')).toBeCloseTo(1, 12);
  });
});

describe('the way back', () => {
  test.each([{}, { pre: false }, { norm: false }, { residual: false }, { gamma: 1.5, pre: false }])(
    'is the derivative of the end by the start, at %o',
    async given => {
      const frame = await at({ blocks: 5, ...given });
      // dL along the gradient itself, by the proof's own differences: only where the lines of the proof hold.
      const { product } = frame.proof!;
      const holds = given.pre !== false && given.residual !== false;
      const measured = scalar(frame, 'gradient.start');
      if (holds) expect(product!.measured / measured).toBeCloseTo(1, 6);
      else expect(Math.abs(product!.measured)).toBeLessThanOrEqual(measured * (1 + 1e-6));
    },
  );

  test.each([{ norm: false }, {}, { pre: false }, { residual: false }, { ...numbers }])(
    'its 32 paths through 5 blocks add up to it, number for number, at %o',
    async given => {
      const frame = await at({ blocks: 5, ...given });
      const total = rowOf(grid(frame, gridName.backward), 0);
      for (const [name, rows] of [
        [gridName.paths, 32],
        [gridName.lengths, 6],
      ] as const) {
        const paths = grid(frame, name);
        expect(paths.rows).toBe(rows);
        for (let col = 0; col < width; col++) {
          let sum = 0;
          for (let row = 0; row < rows; row++) sum += rowOf(paths, row)[col]!;
          expect(sum).toBeCloseTo(total[col]!, 10);
        }
      }
    },
  );

  test('paths are listed by length; the first is the skip-only gradient, and without residual only the last is left', async () => {
    const frame = await at({ blocks: 4 });
    expect(pathMasks(4).slice(0, 6)).toEqual([0, 1, 2, 4, 8, 3]);
    expect(rowOf(grid(frame, gridName.paths), 0)).toEqual(rowOf(grid(frame, gridName.skip), 0));
    const without = grid(await at({ blocks: 4, residual: false }), gridName.paths);
    for (let row = 0; row < 15; row++) expect(rms(rowOf(without, row))).toBe(0);
    expect(rms(rowOf(without, 15))).toBeGreaterThan(0);
  });

  test('84.8 % of 2²⁴ paths have length 9 to 15; with aligned gains of .5 what they carry has mean length 8', async () => {
    const frame = await at({ ...numbers, sign: 'aligned' });
    expect(scalar(frame, 'paths.middle')).toBeCloseTo(0.8484, 4);
    expect(scalar(frame, 'carried.length')).toBeCloseTo(8, 9);
    expect(frame.series['paths.count']!.y.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  });
});

describe('the proof', () => {
  const keys: ProofKey[] = ['block', 'product', 'paths', 'identity', 'post', 'bound'];
  /** As the page decides: exact lines to 1e-6, others to four standard errors. */
  async function falls(given: Record<string, unknown>): Promise<Record<string, readonly string[]>> {
    const { proof } = await at(given);
    return Object.fromEntries(
      keys
        .map(key => [key, proof![key]!] as const)
        .filter(([, { theory, measured, standardError }]) => {
          const size = Math.max(Math.abs(theory), Math.abs(measured));
          return Math.abs(theory - measured) > (standardError === 0 ? 1e-6 * size : 4 * standardError);
        })
        .map(([key, { broken }]) => [key, broken]),
    );
  }

  test('holds in pre-LN, without norms, and whatever the gain', async () => {
    for (const given of [{}, { norm: false }, { ...numbers }, { gain: 1 }, { gain: 0 }, { sign: 'opposed', gain: 1 }])
      expect(await falls(given), JSON.stringify(given)).toEqual({});
    for (const sign of ['aligned', 'random', 'opposed'])
      expect(await falls({ blocks: mostBlocks, gain: 1, sign }), sign).toEqual({});
  });

  test('each switch turns the lines red that use it, and what rests on the first falls with it', async () => {
    expect(await falls({ residual: false })).toEqual({
      block: ['residual'],
      product: [],
      identity: ['residual'],
      post: ['residual'],
      bound: ['residual'],
    });
    expect(await falls({ pre: false })).toEqual({ block: ['pre'], product: [], identity: ['pre'] });
    expect(await falls({ gamma: 1.5 })).toEqual({ bound: ['gamma'] });
    expect(await falls({ norm: false, pre: false })).toEqual({});
  });

  test('what the skip-only gradient of post-LN keeps is below the bound, by the two directions that each norm takes', async () => {
    for (const seed of [1, 2, 3]) {
      const { scalars } = await at({ pre: false, seed });
      expect(scalars['gradient.skip']!).toBeLessThan(scalars['gradient.bound']!);
      expect(scalars['gradient.skip']!).toBeGreaterThan(0.7 * scalars['gradient.bound']!);
    }
  });
});

describe('settings', () => {
  test('numbers have no norm, whichever of the two was asked for last', () => {
    expect(validate(definition, { branch: 'number' }).params).toMatchObject({ branch: 'number', norm: false });
    expect(validate(definition, { branch: 'number', norm: true }, {}, 'norm').params).toMatchObject({
      branch: 'matrix',
    });
  });

  test.each([...oneAtATime(definition.params), { name: 'all opposed', raw: { ...numbers, sign: 'opposed', gain: 1 } }])(
    'nothing that is not finite at $name, without residual either',
    async ({ raw }) => {
      for (const residual of [true, false]) expect(findNonFinite(await at({ ...raw, residual }))).toBeUndefined();
    },
  );

  test('what reaches neither end is said', async () => {
    const codes = async (given: Record<string, unknown>) => (await at(given)).notes.map(({ code }) => code);
    expect(await codes({})).toEqual([]);
    expect(await codes({ residual: false })).toEqual(['onePath']);
    expect(await codes({ residual: false, gain: 0 })).toEqual(['nothing', 'onePath']);
  });
});
