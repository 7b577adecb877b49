import { expect, test } from 'vitest';
import { validate } from '@/lib/params/validate';
import type { Frame } from '../contract';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { momentsOf, sharesOf } from './moments';
import { activationIds, definition, type FeedForwardLabParams } from './params';
import { gridName } from './result';

async function run(given: Record<string, unknown> = {}): Promise<Frame> {
  const { params, notes } = validate(definition, given);
  expect(notes).toEqual([]);
  const context = { signal: new AbortController().signal, assets: {} };
  for await (const computed of compute(params as FeedForwardLabParams, context)) return frameOf(computed);
  throw new Error('no frame');
}
const values = (frame: Frame, key: keyof typeof gridName) => [...frame.grids[gridName[key]]!.values];
const failing = (frame: Frame): string[] =>
  Object.entries(frame.proof!)
    .filter(
      ([, { theory, measured, standardError }]) =>
        Math.abs(measured - theory) > Math.max(4 * standardError, 1e-6 * Math.max(Math.abs(theory), 1e-3)),
    )
    .map(([name]) => name);

test('shapes widen to ratio · d and come back', async () => {
  const { grids } = await run({ ratio: 3, hidden: '16', tokens: 5 });
  const shape = (key: keyof typeof gridName) => [grids[gridName[key]]!.rows, grids[gridName[key]]!.cols];
  expect([shape('h'), shape('u'), shape('act'), shape('f'), shape('y')]).toEqual([
    [5, 16],
    [5, 48],
    [5, 48],
    [5, 16],
    [5, 16],
  ]);
  expect([shape('dw1'), shape('dw2')]).toEqual([
    [48, 16],
    [16, 48],
  ]);
});

test('what is added is h, and the gradient of h is the skip’s and the branch’s', async () => {
  const frame = await run();
  const [h, f, sum] = (['h', 'f', 'sum'] as const).map(key => values(frame, key));
  for (const [i, z] of sum!.entries()) expect(z).toBeCloseTo(h![i]! + f![i]!, 12);
  const [dh, dSum] = (['dh', 'dSum'] as const).map(key => values(frame, key));
  const through = Math.sqrt(dh!.reduce((total, d, i) => total + (d - dSum![i]!) ** 2, 0) / dh!.length);
  expect(through).toBeCloseTo(frame.scalars['gradient.branch']!, 12);
  const without = await run({ residual: false });
  expect(values(without, 'sum')).toEqual(values(without, 'f'));
  expect(without.scalars['gradient.h']).toBeCloseTo(without.scalars['gradient.branch']!, 12);
});

test('every line of the derivations holds at the textbook’s case, whatever the sizes', async () => {
  for (const given of [
    {},
    { upstream: 'one' },
    { sigma: 2, ratio: 8 },
    { sigma: 0.1, ratio: 1 },
    { hidden: '32', tokens: 16 },
  ])
    expect(failing(await run(given))).toEqual([]);
});

test('another activation fails the line that is GELU’s own, and no other', async () => {
  for (const activation of ['gelu_new', 'relu', 'identity']) {
    const frame = await run({ activation });
    expect(failing(frame)).toEqual(['slope']);
    expect(frame.proof!.slope!.broken).toEqual(['activation']);
  }
});

test('without the residual the line that counts on both ways fails, and no other', async () => {
  const frame = await run({ residual: false });
  expect(failing(frame)).toEqual(['hidden']);
  expect(frame.proof!.hidden!.broken).toEqual(['residual']);
});

test('without an activation the hidden layer has the rank of h, and every token the same Jacobian', async () => {
  const { scalars } = await run({ activation: 'identity' });
  expect([scalars['rank.hidden'], scalars['rank.product'], scalars['rank.jacobian']]).toEqual([8, 8, 8]);
  expect(scalars['jacobian.spread']).toBe(0);
  expect(scalars['share.linear']).toBeCloseTo(1, 10);
});

test('with one, the hidden layer fills its width and Jacobians differ', async () => {
  for (const activation of activationIds.filter(id => id !== 'identity')) {
    const { scalars } = await run({ activation });
    expect(scalars['rank.hidden']).toBe(32);
    expect(scalars['rank.product']).toBe(8);
    expect(scalars['jacobian.spread']).toBeGreaterThan(0.1);
  }
});

test('GELU is half of a straight line and an even bend: at BERT’s σ the line carries 72 % of E act²', () => {
  const moments = momentsOf('gelu', Math.sqrt(0.3072));
  expect(moments.slope).toBeCloseTo(Math.sqrt(0.3072) / 2, 12);
  // E GELU(σz) = σ² / √(2π(1 + σ²)).
  expect(moments.mean).toBeCloseTo(0.3072 / Math.sqrt(2 * Math.PI * 1.3072), 12);
  const { linear, mean, bend } = sharesOf(moments);
  expect(linear).toBeCloseTo(0.72, 2);
  expect(linear + mean + bend).toBeCloseTo(1, 12);
});

test('ReLU’s moments are those that one knows: E = σ/√(2π), E act² = σ²/2', () => {
  const { mean, second } = momentsOf('relu', 1.5);
  expect(mean).toBeCloseTo(1.5 / Math.sqrt(2 * Math.PI), 5);
  expect(second).toBeCloseTo(1.125, 5);
});
