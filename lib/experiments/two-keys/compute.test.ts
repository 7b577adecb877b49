import { expect, test } from 'vitest';
import { judgeProof } from '@/lib/lesson/proof';
import { experiments } from '../registry';
import { lastFrame } from '../run';

const at = (first: number, second: number) => lastFrame(experiments['two-keys'], { first, second, log: false });

test('only the gap counts: both scores moved alike change nothing', async () => {
  const [low, high] = [await at(1, -1), await at(9, 7)];
  expect(high.scalars).toMatchObject({ gap: 2, offset: 8 });
  expect(high.scalars.norm! / low.scalars.norm!).toBeCloseTo(1, 12);
  expect([...high.grids.probs!.values]).toEqual([...low.grids.probs!.values]);
});

test('‖J‖₂ is 2p(1 − p), the trace of J, and falls off on both sides of a gap of 0', async () => {
  const { scalars, grids, series } = await at(3, 0.5);
  const p = 1 / (1 + Math.exp(-2.5));
  expect(scalars.norm).toBeCloseTo(2 * p * (1 - p), 14);
  const [a = 0, , , d = 0] = grids.jacobian!.values;
  expect(a + d).toBeCloseTo(scalars.norm!, 14);
  const { x, y } = series.norm!;
  expect(x[100]).toBeCloseTo(0, 12);
  expect(y[100]).toBe(0.5);
  for (let i = 0; i < 100; i++) expect(y[i]! < y[i + 1]! && y[200 - i]! < y[199 - i]!).toBe(true);
});

test('every line of the derivation holds, at any gap', async () => {
  for (const [first, second] of [
    [1, -1],
    [0, 0],
    [-10, 10],
    [10, 3.3],
  ] as const) {
    const { proof = {} } = await at(first, second);
    expect(Object.keys(proof)).toEqual(['log', 'slope', 'entry', 'offset', 'norm']);
    for (const verdict of judgeProof(Object.values(proof))) expect(verdict).toEqual({ kind: 'equal' });
  }
});
