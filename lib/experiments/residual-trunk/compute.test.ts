import { describe, expect, test } from 'vitest';
import { validate } from '@/lib/params/validate';
import type { Frame } from '../contract';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { definition, type ResidualTrunkParams } from './params';

async function at(given: Record<string, unknown> = {}): Promise<Frame> {
  const { params } = validate(definition, given);
  for await (const frame of compute(params as ResidualTrunkParams, {
    signal: new AbortController().signal,
    assets: {},
  }))
    return frameOf(frame);
  throw new Error('no frame');
}
const last = (frame: Frame, key: string): number => frame.series[key]!.y.at(-1)!;

describe('the part of the gradient that takes no branch', () => {
  test('is whole in pre-LN, in front of its final norm', async () => {
    const { series, scalars } = await at({ layers: 6 });
    expect([...series['gradient.skip']!.y]).toEqual(Array(7).fill(1));
    expect(scalars['gradient.skip']).toBe(1);
  });

  test('shrinks in post-LN: to about .45 in 12 layers at BERT’s init, .02 at Xavier’s', async () => {
    const [bert, xavier] = await Promise.all([at({ norm: 'post' }), at({ norm: 'post', init: 'xavier' })]);
    expect(Math.abs(bert.scalars['gradient.skip']! - 0.45)).toBeLessThan(0.06);
    expect(Math.abs(xavier.scalars['gradient.skip']! - 0.02)).toBeLessThan(0.012);
    const { y } = xavier.series['gradient.skip']!;
    expect([...y].every((value, i) => i === 0 || value > y[i - 1]!)).toBe(true);
  });

  test('is not the gradient: at Xavier’s init the whole arrives at many times its size', async () => {
    const { scalars } = await at({ norm: 'post', init: 'xavier' });
    expect(scalars['gradient.start']! / scalars['gradient.skip']!).toBeGreaterThan(10);
  });
});

describe('the price of pre-LN', () => {
  test('is a trunk that grows and late branches that count for less; post-LN pays neither', async () => {
    const [pre, post] = await Promise.all([at({ init: 'lecun' }), at({ init: 'lecun', norm: 'post' })]);
    expect(pre.scalars['trunk.end']).toBeGreaterThan(2.5);
    expect(pre.scalars['ffn.fall']).toBeGreaterThan(2);
    expect(post.scalars['trunk.end']).toBeCloseTo(1, 5);
    expect(post.scalars['ffn.fall']).toBeGreaterThan(0.8);
    expect(post.scalars['ffn.fall']).toBeLessThan(1.2);
  });
});

test('two states a layer, and each measured where it stands', async () => {
  const frame = await at({ layers: 3 });
  expect([...frame.series['trunk.rms']!.x]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect([...frame.series['attention.ratio']!.x]).toEqual([1, 3, 5]);
  expect([...frame.series['ffn.ratio']!.x]).toEqual([2, 4, 6]);
  expect(last(frame, 'trunk.rms')).toBe(frame.scalars['trunk.end']);
});

test('other settings are other encoders, and the same ones the same', async () => {
  const outcome = async (given: Record<string, unknown>) => (await at({ layers: 2, ...given })).scalars['trunk.end'];
  const first = await outcome({});
  for (const given of [{ norm: 'post' }, { init: 'xavier' }, { seed: 8 }, { layers: 3 }]) {
    expect(await outcome(given)).not.toBe(first);
    expect(await outcome({})).toBe(first);
  }
});
