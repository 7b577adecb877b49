import { describe, expect, test } from 'vitest';
import { softmaxBackward } from '@/lib/engine/functional/softmax';
import { tensor } from '@/lib/engine/tensor';
import { oneAtATime } from '@/lib/experiments/extremes';
import { validate } from '@/lib/params/validate';
import type { Computed } from '../contract';
import { findNonFinite } from '../nonFinite';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { evenNorm, gapDensity } from './limits';
import { definition, type SoftmaxSaturationParams } from './params';
import { summaries } from './result';
import { summarise } from './summarise';
import { grid } from './sweep';
import { throughSoftmax } from './throughSoftmax';

async function at(given: Record<string, unknown> = {}): Promise<Computed> {
  const params = validate(definition, given).params as SoftmaxSaturationParams;
  let last: Computed | undefined;
  for await (const frame of compute(params, { signal: new AbortController().signal, assets: {} })) last = frame;
  return last!;
}
const value = (frame: Computed, name: string, std: number) => {
  const { x, y, se } = frame.series[name]!;
  const index = x.indexOf(std);
  return { y: y[index]!, se: se?.[index] ?? 0 };
};

describe('through softmax', () => {
  test('a gradient passes as by softmaxBackward', () => {
    const p = Float64Array.of(0.1, 0.6, 0.25, 0.05);
    const g = Float64Array.of(1, -2, 0.5, 3);
    const row = (data: Float64Array) => tensor(data, ['key'], [4]);
    const expected = softmaxBackward(row(g), row(p)).data;
    throughSoftmax(p, g).forEach((passed, i) => void expect(passed).toBeCloseTo(expected[i]!, 15));
  });

  test('what is left of it where one key has nearly all keeps its digits', () => {
    const [dTop, dOther] = throughSoftmax(Float64Array.of(1, 1e-30), Float64Array.of(0.3, 0.7));
    expect(dOther! / 4e-31).toBeCloseTo(1, 12);
    expect(dTop! / -4e-31).toBeCloseTo(1, 12);
  });
});

describe('theory', () => {
  test('two normal logits have a gap of density 1/√π at 0, and more keys crowd at the top', () => {
    expect(gapDensity(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 4);
    expect(gapDensity(3)).toBeCloseTo(1.5 / Math.sqrt(Math.PI), 4);
    expect(gapDensity(64)).toBeGreaterThan(gapDensity(16));
  });

  test('quantiles of a known law lie within their errors', () => {
    const draws = Float64Array.from({ length: 1001 }, (_, i) => i);
    const { median, tenth } = summarise(draws);
    expect([median.value, tenth.value]).toEqual([500, 100]);
    expect(median.standardError).toBeCloseTo(Math.sqrt(1001 / 4), 6);
    expect(tenth.standardError).toBeCloseTo(Math.sqrt(1001 * 0.09), 6);
  });
});

describe('the curves', () => {
  test('with two keys, every quantile of ‖J‖_F is 2p(1 − p) of a quantile of the gap', async () => {
    const frame = await at({ keys: 2 });
    // The gap of two normal logits has standard deviation √2: half of its sizes are below 0.6745 of it, nine in ten below 1.6449.
    for (const std of [0.5, 1, 2, 4]) {
      const norm = (size: number) => 0.5 / Math.cosh((size * Math.SQRT2 * std) / 2) ** 2;
      const [median, tenth] = [value(frame, 'jacobian.median', std), value(frame, 'jacobian.tenth', std)];
      expect(Math.abs(median.y - norm(0.6745))).toBeLessThan(4 * median.se);
      expect(Math.abs(tenth.y - norm(1.6449))).toBeLessThan(4 * tenth.se);
    }
  });

  test.each([16, 64])('begin at even probabilities and end near f(0)/σ, with %i keys', async keys => {
    const frame = await at({ keys });
    expect(value(frame, 'jacobian.mean', 0.01).y / evenNorm(keys)).toBeCloseTo(1, 3);
    expect(value(frame, 'entropy', 0.01).y / Math.log(keys)).toBeCloseTo(1, 3);
    const far = value(frame, 'jacobian.mean', 32);
    expect(Math.abs(far.y - gapDensity(keys) / 32)).toBeLessThan(4 * far.se + 0.004);
    expect(value(frame, 'jacobian.median', 32).y).toBeLessThan(0.01);
  });

  test('mean of ‖J‖_F rises before it falls: it is highest at some 2, 3 and 4 of 16, 64 and 256 keys', async () => {
    for (const [keys, low, high] of [
      [16, 1.4, 2.2],
      [64, 2.6, 3.5],
      [256, 3.5, 5],
    ] as const) {
      const { scalars } = await at({ keys });
      expect(scalars['peak.at']).toBeGreaterThanOrEqual(low);
      expect(scalars['peak.at']).toBeLessThanOrEqual(high);
    }
  });

  test('pass through what is measured on q·k itself, of ‖J‖_F as of ∂L/∂q', async () => {
    // A wide head, so that the length of q hardly varies from draw to draw, as the curves assume.
    const frame = await at({ d: 1024, keys: 4 });
    for (const measure of ['jacobian', 'gradient'])
      for (const summary of summaries) {
        const curve = value(frame, `${measure}.${summary}`, 1);
        const here = frame.series[`${measure}.${summary}.here`]!;
        const error = Math.hypot(curve.se, here.se![0]!);
        expect(here.x[0]).toBe(1);
        expect(Math.abs(here.y[0]! - curve.y), `${measure}.${summary}`).toBeLessThan(4 * error);
      }
  });
});

describe('the draw that is shown', () => {
  test('stands at its quantile, most probable key first, and J takes constants to nothing', async () => {
    for (const [draw, level] of [
      ['tenth', 'jacobian.tenth'],
      ['median', 'jacobian.median'],
    ] as const) {
      const frame = frameOf(await at({ draw, divisor: 'none' }));
      const p = frame.grids.probs!.values;
      const jacobian = Array.from(frame.grids.jacobian!.values);
      expect([...p]).toEqual([...p].sort((a, b) => b - a));
      expect(Math.hypot(...jacobian) / frame.scalars['shown.jacobian']!).toBeCloseTo(1, 9);
      expect(frame.scalars['shown.jacobian']! / frame.scalars[level]!).toBeCloseTo(1, 1);
      for (let i = 0; i < 16; i++)
        expect(jacobian.slice(i * 16, (i + 1) * 16).reduce((a, b) => a + b)).toBeCloseTo(0, 14);
    }
  });

  test('its scores’ gradient is J times that of its probabilities', async () => {
    const { grids } = frameOf(await at({ keys: 8 }));
    const [jacobian, g, ds] = ['jacobian', 'd.probs', 'd.scores'].map(name => grids[name]!.values);
    for (let i = 0; i < 8; i++) {
      let sum = 0;
      for (let j = 0; j < 8; j++) sum += jacobian![i * 8 + j]! * g![j]!;
      expect(ds![i]).toBeCloseTo(sum, 14);
    }
  });
});

test('every setting gives numbers', { timeout: 20_000 }, async () => {
  for (const { name, raw } of oneAtATime(definition.params)) {
    if (raw.seed !== undefined || raw.row !== undefined || raw.col !== undefined || raw.log !== undefined) continue;
    const frame = frameOf(await at(raw));
    expect(findNonFinite(frame), name).toBeUndefined();
    expect(frame.series['jacobian.mean']!.x).toHaveLength(grid.length);
  }
});
