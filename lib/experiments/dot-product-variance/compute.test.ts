import { describe, expect, test } from 'vitest';
import { validate } from '@/lib/params/validate';
import type { Context, Frame, ProofStep } from '../contract';
import { oneAtATime } from '../extremes';
import { findNonFinite } from '../nonFinite';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { type DotProductParams, definition } from './params';
import { type StepName, steps } from './proof';

type Raw = Readonly<Record<string, unknown>>;

const paramsOf = (given: Raw): DotProductParams => validate(definition, given).params as DotProductParams;

async function framesOf(given: Raw = {}, context: Partial<Context> = {}): Promise<Frame[]> {
  const frames: Frame[] = [];
  const signal = new AbortController().signal;
  for await (const frame of compute(paramsOf(given), { signal, assets: {}, ...context })) frames.push(frameOf(frame));
  return frames;
}
const lastOf = async (given: Raw = {}): Promise<Frame> => (await framesOf(given)).at(-1)!;

/** As the page decides: beyond 4 standard errors, of an exact line beyond rounding. */
const fails = ({ theory, measured, standardError }: ProofStep): boolean =>
  Math.abs(measured - theory) > (standardError > 0 ? 4 * standardError : 1e-6 * Math.max(1, Math.abs(theory)));

/** `product!` is red, `total` falls with an earlier line, what holds is left out. */
function verdict({ proof = {} }: Frame): string {
  return steps
    .filter(name => fails(proof[name]!))
    .map(name => (proof[name]!.broken.length > 0 ? `${name}! (${proof[name]!.broken.join(', ')})` : name))
    .join(' · ');
}

describe('the proof', () => {
  test('holds, every line, as long as nothing is switched, under any law, at any d', async () => {
    for (const law of definition.params.law.options) expect(verdict(await lastOf({ law })), law).toBe('');
    for (const d of [1, 2, 8, 512]) expect(verdict(await lastOf({ d })), `d = ${d}`).toBe('');
  });

  test.each([
    [{ mean: 0.5 }, 'unit! (mean) · total · scaled'],
    [{ std: 0.5 }, 'unit! (std) · total · scaled'],
    [{ rho: 0.5 }, 'product! (rho) · unit · total · scaled'],
    [{ fresh: false }, 'product! (fresh) · unit · total · scaled'],
    [{ correlation: 0.3 }, 'covariance! (correlation) · total · scaled'],
    [{ correlation: 0.3, correlated: 'q' }, ''],
    [{ correlation: 0.3, correlated: 'k' }, ''],
    [{ correlation: 1, correlated: 'k' }, ''],
    [{ divisor: 'full' }, 'scaled! (divisor)'],
    [{ divisor: 'none' }, 'scaled! (divisor)'],
    [{ divisor: 'model' }, 'scaled! (divisor)'],
  ])('one switch, %o: red is the line that used it, the others fall with it: %s', async (given, expected) => {
    expect(verdict(await lastOf(given))).toBe(expected);
  });

  test.each([
    [{ mean: 1, std: 0.5 }, 'unit! (mean, std) · total · scaled'],
    [{ mean: 1, rho: 0.5 }, 'product! (rho) · unit! (mean) · total · scaled'],
    [{ mean: 1, fresh: false }, 'product! (fresh) · unit! (mean) · total · scaled'],
    [{ mean: 1, correlation: 0.3 }, 'unit! (mean) · covariance! (mean, correlation) · total · scaled'],
    [{ mean: 1, correlation: 0.3, correlated: 'q' }, 'unit! (mean) · covariance! (mean, correlation) · total · scaled'],
    [{ mean: 1, correlation: 0.3, correlated: 'k' }, 'unit! (mean) · covariance! (mean, correlation) · total · scaled'],
    [{ std: 1.5, correlation: 0.3, correlated: 'k' }, 'unit! (std) · total · scaled'],
    [{ std: 1.5, correlation: 0.3 }, 'unit! (std) · covariance! (correlation) · total · scaled'],
    [{ rho: 0.5, correlation: 0.3 }, 'product! (rho) · unit · covariance! (rho, correlation) · total · scaled'],
    // k has half of q in it, and with it a quarter of what q's coordinates share.
    [
      { rho: 0.5, correlation: 0.6, correlated: 'q' },
      'product! (rho) · unit · covariance! (rho, correlation) · total · scaled',
    ],
    [{ rho: 0.5, correlation: 0.3, correlated: 'k' }, 'product! (rho) · unit · total · scaled'],
    [{ fresh: false, correlation: 0.6 }, 'product! (fresh) · unit · covariance! (fresh, correlation) · total · scaled'],
    [{ fresh: false, correlation: 0.6, correlated: 'k' }, 'product! (fresh) · unit · total · scaled'],
    [{ mean: 1, divisor: 'full' }, 'unit! (mean) · total · scaled! (divisor)'],
  ])('two switches, %o: %s', async (given, expected) => {
    expect(verdict(await lastOf({ draws: 20_000, d: 32, ...given }))).toBe(expected);
  });

  test('the variance of a sum is the sum of all covariances, to rounding, whatever is switched', async () => {
    const given = { mean: 1.3, rho: 0.4, correlation: 0.7, law: 'laplace' };
    for (const frame of await framesOf({ ...given, d: 1024 })) {
      const { theory, measured, standardError } = frame.proof!.sum!;
      expect(standardError).toBe(0);
      expect(theory / measured).toBeCloseTo(1, 10);
    }
  });

  test('one coordinate has no covariances: line and measurement are 0', async () => {
    const { proof, notes } = await lastOf({ d: 1, correlation: 1 });
    expect(proof!.covariance).toMatchObject({ theory: 0, measured: 0, standardError: 0 });
    expect(notes.map(({ code }) => code)).toContain('noPairs');
  });

  test('its parameters are those of the experiment', async () => {
    const all = await lastOf({ mean: 1, std: 2, rho: 0.5, correlation: 0.5, divisor: 'none' });
    const named = Object.values(all.proof!).flatMap(({ broken }) => broken);
    for (const name of named) expect(definition.params).toHaveProperty(name);
    expect(Object.keys(all.proof!)).toEqual([...steps] satisfies StepName[]);
  });
});

describe('what is measured', () => {
  test('mean and variance come within 4 standard errors of theory', async () => {
    for (const given of [{}, { mean: 1, correlation: 0.4, law: 'uniform', divisor: 'none' }, { rho: 0.5, std: 0.7 }]) {
      const { scalars } = await lastOf(given);
      expect(Math.abs(scalars.mean! - scalars['mean.theory']!)).toBeLessThan(4 * scalars['mean.se']!);
      expect(Math.abs(scalars.variance! - scalars['variance.theory']!)).toBeLessThan(4 * scalars['variance.se']!);
    }
  });

  test('a divisor scales what was drawn, and the axis holds still', async () => {
    const [none, root, full, model] = await Promise.all(
      ['none', 'root', 'full', 'model'].map(divisor => lastOf({ divisor })),
    );
    expect(none!.scalars.variance! / root!.scalars.variance!).toBeCloseTo(64, 9);
    expect(none!.scalars.variance! / full!.scalars.variance!).toBeCloseTo(64 ** 2, 9);
    expect(none!.scalars.variance! / model!.scalars.variance!).toBeCloseTo(12 * 64, 9);
    for (const frame of [none, root, full, model]) expect(frame!.scalars.axis).toBe(32);
  });

  test('the bars hold all draws, and their area is 1', async () => {
    for (const given of [{}, { d: 4, law: 'rademacher' }, { d: 1, law: 'rademacher' }, { correlation: 1 }]) {
      const { series, scalars } = await lastOf({ divisor: 'none', ...given });
      const { x, y } = series['scores.drawn']!;
      const area = y.reduce((sum, height) => sum + height, 0) * (x[1]! - x[0]!);
      expect(area + scalars.outside!, JSON.stringify(given)).toBeCloseTo(1, 9);
      expect(scalars.outside).toBeLessThan(0.02);
      expect(series['scores.theory']!.y.reduce((a, b) => Math.max(a, b), 0)).toBeGreaterThan(0);
    }
  });

  test('sums of ±1 take every other whole number only: each has a bar of its own', async () => {
    const { series } = await lastOf({ d: 4, law: 'rademacher', divisor: 'none' });
    const { x, y } = series['scores.drawn']!;
    const filled = [...x].filter((_, i) => y[i]! > 0);
    expect(filled).toEqual([-4, -2, 0, 2, 4]);
    expect(x[1]! - x[0]!).toBe(2);
  });

  test('against d: theory beside measurement at 1, 2, 4 … 1024, with an error', async () => {
    const { series } = await lastOf({ divisor: 'none' });
    const { x, y, se } = series.variance!;
    expect([...x]).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]);
    expect([...series['variance.theory']!.y]).toEqual([...x]);
    x.forEach((d, i) => {
      expect(Math.abs(y[i]! - d)).toBeLessThan(4 * se![i]!);
    });
    expect([...series['variance.root']!.y]).toEqual([...y].map((value, i) => expect.closeTo(value / x[i]!, 9)));
  });

  test('the pairs that are shown are pairs that were drawn', async () => {
    const { grids, scalars } = await lastOf({ d: 16, mean: 1, rho: 0.5 });
    expect(grids.query).toMatchObject({ rows: 8, cols: 16 });
    const [q, k, products] = [grids.query!.values, grids.key!.values, grids.products!.values];
    products.forEach((product, i) => {
      expect(product).toBe(q[i]! * k[i]!);
    });
    expect(Math.abs([...q].reduce((a, b) => a + b, 0) / q.length - 1)).toBeLessThan(0.5);
    expect(scalars.draws).toBe(4000);
  });

  test('a switch acts on the same draws: μ moves every coordinate by μ', async () => {
    const [before, after] = await Promise.all([lastOf({ d: 8 }), lastOf({ d: 8, mean: 1.5 })]);
    after!.grids.query!.values.forEach((value, i) => {
      expect(value - before!.grids.query!.values[i]!).toBeCloseTo(1.5, 12);
    });
  });

  test('what is drawn does not depend on what ran before, or on how many are wanted', async () => {
    const first = await lastOf({ d: 128, draws: '1000' });
    await lastOf({ d: 1024, draws: '250', seed: 2 });
    await lastOf({ d: 128, draws: '4000' });
    const again = await lastOf({ d: 128, draws: '1000' });
    expect(again.scalars).toEqual(first.scalars);
    expect((await lastOf({ d: 128, draws: '1000', seed: 65 })).scalars.variance).not.toBe(first.scalars.variance);
  });
});

describe('a long run', () => {
  test('gives a coarse frame first, whose pairs the last one contains', async () => {
    const frames = await framesOf({ d: 1024 });
    expect(frames.map(({ done }) => done)).toEqual([false, true]);
    expect(frames[0]!.scalars.draws).toBeLessThan(600);
    expect(frames[1]!.scalars.draws).toBe(4000);
    expect(frames[0]!.scalars['variance.se']).toBeGreaterThan(2 * frames[1]!.scalars['variance.se']!);
  });

  test('stops when it is no longer wanted', async () => {
    const given = { d: 1024, draws: '20000' };
    const controller = new AbortController();
    const run = (async () => {
      for await (const frame of compute(paramsOf(given), { signal: controller.signal, assets: {} }))
        if (!frame.done) controller.abort(new Error('superseded'));
    })();
    await expect(run).rejects.toThrow('superseded');
  });
});

describe('settings', () => {
  test.each(oneAtATime(definition.params))('nothing that is not finite at $name', async ({ raw }) => {
    expect(findNonFinite(await lastOf({ draws: '250', ...raw }))).toBeUndefined();
  });

  test.each([
    { law: 'rademacher', rho: 1 },
    { law: 'rademacher', correlation: 1 },
    { d: 1, fresh: false, correlation: 1 },
    { d: 1024, mean: 2, std: 2, rho: 1, correlation: 1, law: 'laplace' },
    { d: 1, std: 0.1, law: 'rademacher', rho: 1, divisor: 'model' },
  ])('nor at %o', async raw => {
    expect(findNonFinite(await lastOf({ draws: '250', ...raw }))).toBeUndefined();
  });

  test('k made of q leaves no room for ρ, and ±1 nothing to make it of: what was touched last stays', () => {
    expect(paramsOf({ fresh: false, rho: 0.5 })).toMatchObject({ fresh: false, rho: 0 });
    expect(paramsOf({ fresh: false, law: 'rademacher' })).toMatchObject({ fresh: false, law: 'normal' });
    expect(validate(definition, { fresh: false, rho: 0.5 }, {}, 'rho').params).toMatchObject({ fresh: true, rho: 0.5 });
    expect(validate(definition, { fresh: false, law: 'rademacher' }, {}, 'law').params).toMatchObject({ fresh: true });
  });

  test('notes say what a formula must say', async () => {
    const codes = async (given: Raw) => (await lastOf(given)).notes.map(({ code }) => code);
    expect(await codes({})).toEqual([]);
    expect(await codes({ correlation: 0.3, correlated: 'q' })).toContain('oneSided');
    expect(await codes({ correlation: 0.3, correlated: 'q', mean: 1 })).toContain('oneSidedShifted');
    expect(await codes({ law: 'uniform', rho: 0.5 })).toContain('mixture');
    expect(await codes({ law: 'uniform', rho: 1 })).not.toContain('mixture');
    expect(await codes({ fresh: false })).toContain('square');
    expect(await codes({ fresh: false, correlation: 0.5, correlated: 'k' })).toContain('nothingOfItsOwn');
    expect(await codes({ correlation: 1 })).toContain('notNormal');
    expect(await codes({ draws: '250' })).toContain('loose');
    const { notes } = await lastOf({ rho: 0.5, correlation: 0.8, correlated: 'q' });
    expect(notes.find(({ code }) => code === 'inherits')?.values).toEqual({ c: 0.2 });
  });

  test('broken assumptions are counted', async () => {
    const broken = async (given: Raw) => (await lastOf({ draws: '250', d: 4, ...given })).scalars.broken;
    expect(await broken({})).toBe(0);
    expect(await broken({ divisor: 'none', law: 'laplace', d: 8 })).toBe(0);
    expect(await broken({ rho: 0.5 })).toBe(1);
    expect(await broken({ rho: 0.5, mean: 1, std: 0.5, correlation: 0.1, correlated: 'k' })).toBe(4);
  });
});
