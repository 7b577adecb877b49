import { expect, test } from 'vitest';
import { validate } from '@/lib/params/validate';
import type { Frame } from '../contract';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { definition, type SelfOutputLabParams } from './params';
import { gridName } from './result';

async function run(given: Record<string, unknown> = {}): Promise<Frame> {
  const { params, notes } = validate(definition, given);
  expect(notes).toEqual([]);
  const context = { signal: new AbortController().signal, assets: {} };
  for await (const computed of compute(params as SelfOutputLabParams, context)) return frameOf(computed);
  throw new Error('no frame');
}
const values = (frame: Frame, key: keyof typeof gridName) => [...frame.grids[gridName[key]]!.values];
const holds = ({ theory, measured, standardError }: NonNullable<Frame['proof']>[string]): boolean =>
  Math.abs(measured - theory) <= Math.max(4 * standardError, 1e-6 * Math.max(Math.abs(theory), 1e-3));
const failing = (frame: Frame): string[] =>
  Object.entries(frame.proof!)
    .filter(([, step]) => !holds(step))
    .map(([name]) => name);

test('y is the LayerNorm of dropped dense output plus input, row by row', async () => {
  const frame = await run();
  const [dropped, x, sum, a, m] = (['dropped', 'x', 'sum', 'a', 'm'] as const).map(key => values(frame, key));
  sum!.forEach((z, i) => {
    expect(z).toBeCloseTo(dropped![i]! + x![i]!, 12);
    expect(dropped![i]).toBeCloseTo(a![i]! * m![i]!, 12);
  });
  const y = values(frame, 'y').slice(0, 8);
  expect(y.reduce((total, value) => total + value, 0)).toBeCloseTo(0, 10);
  expect(y.reduce((total, value) => total + value ** 2, 0)).toBeCloseTo(8, 6);
});

test('the mask holds nothing but 0 and 1/(1 − p), and only where training is on', async () => {
  const factors = new Set(values(await run({ p: 0.5, tokens: 16, hidden: '64' }), 'm'));
  expect([...factors].sort()).toEqual([0, 2]);
  expect(new Set(values(await run({ p: 0.5, training: false }), 'm'))).toEqual(new Set([1]));
});

test('in the textbook’s case every line of the derivations holds, whatever the other settings', async () => {
  for (const given of [
    {},
    { upstream: 'one' },
    { tokens: 1 },
    { hidden: '64', tokens: 16, shared: 0.9 },
    { p: 0.5 },
    { p: 0 },
  ])
    expect(failing(await run(given))).toEqual([]);
});

test('a broken assumption fails the lines that use it, and no other', async () => {
  const broken = async (given: Record<string, unknown>) => {
    const frame = await run(given);
    return failing(frame).map(name => [name, frame.proof![name]!.broken]);
  };
  expect(await broken({ training: false })).toEqual([['variance', ['training']]]);
  expect(await broken({ residual: false })).toEqual([['skip', ['residual']]]);
  expect(await broken({ beforeAdd: false, p: 0.5 })).toEqual([['skip', ['beforeAdd']]]);
});

test('dropout before the addition leaves x alone, behind it zeroes some of it, and its gradient there', async () => {
  const before = await run({ p: 0.5 });
  expect(before.scalars['skip.zeroed']).toBe(0);
  expect(values(before, 'dx')).toEqual(values(before, 'dSum'));
  const after = await run({ p: 0.5, beforeAdd: false });
  expect(after.scalars['skip.zeroed']).toBeGreaterThan(10);
  const [dx, m] = [values(after, 'dx'), values(after, 'm')];
  expect(dx.every((d, i) => (m[i] === 0) === (d === 0))).toBe(true);
});

test('a single 1 from above reaches one token’s context and all of its features, and the same row of the sum', async () => {
  const { scalars } = await run({ upstream: 'one' });
  expect(scalars['gradient.tokens']).toBe(1);
  expect(scalars['gradient.entries']).toBe(8);
  expect(scalars['gradient.mean']).toBeLessThan(1e-12);
});

test('the branch is .08 of the skip at T = 16, more for fewer tokens and for tokens alike, at every width', async () => {
  const ratio = async (given: Record<string, unknown>) =>
    (await run({ hidden: '64', tokens: 16, ...given })).scalars.ratio!;
  expect(await ratio({})).toBeGreaterThan(0.06);
  expect(await ratio({})).toBeLessThan(0.1);
  expect(await ratio({ tokens: 1 })).toBeGreaterThan(0.25);
  expect(await ratio({ shared: 0.35 })).toBeGreaterThan(0.15);
});

test('dropping entries of the branch hardly turns the token; without the residual it points anywhere', async () => {
  expect((await run({ hidden: '64', tokens: 16 })).scalars['cosine.mean']).toBeGreaterThan(0.98);
  expect(Math.abs((await run({ hidden: '64', tokens: 16, residual: false })).scalars['cosine.mean']!)).toBeLessThan(
    0.3,
  );
});
