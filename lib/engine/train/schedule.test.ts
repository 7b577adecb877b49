import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Schedule, scheduleFactor } from './schedule';

const steps = fc.integer({ min: 1, max: 10_000 });
const warmups = fc.integer({ min: 1, max: 500 });

test('a constant schedule is 1 at every step', () => {
  fc.assert(
    fc.property(steps, step => {
      expect(scheduleFactor({ kind: 'constant' }, step)).toBe(1);
    }),
  );
});

describe.each(['warmup', 'warmup-linear', 'warmup-inverse-sqrt'] as const)('%s', kind => {
  const of = (warmup: number): Schedule => ({ kind, warmup, total: 2000 }) as Schedule;

  it('begins at 1/w, climbs in a line and reaches 1 at w', () => {
    fc.assert(
      fc.property(warmups, warmup => {
        expect(scheduleFactor(of(warmup), 1)).toBeCloseTo(1 / warmup, 15);
        expect(scheduleFactor(of(2 * warmup), warmup)).toBeCloseTo(0.5, 15);
        expect(scheduleFactor(of(warmup), warmup)).toBe(1);
      }),
    );
  });

  it('never leaves [0, 1] nor climbs after its warm-up', () => {
    fc.assert(
      fc.property(warmups, steps, (warmup, step) => {
        const factor = scheduleFactor(of(warmup), step);
        expect(factor).toBeGreaterThanOrEqual(0);
        expect(factor).toBeLessThanOrEqual(1);
        if (step >= warmup) expect(scheduleFactor(of(warmup), step + 1)).toBeLessThanOrEqual(factor);
      }),
    );
  });
});

test('the linear schedule is half way down between peak and end, and 0 from the end on', () => {
  const schedule: Schedule = { kind: 'warmup-linear', warmup: 10, total: 110 };
  expect([10, 60, 110, 500].map(step => scheduleFactor(schedule, step))).toEqual([1, 0.5, 0, 0]);
});

test('the inverse square root falls by half when the steps are fourfold', () => {
  const schedule: Schedule = { kind: 'warmup-inverse-sqrt', warmup: 25 };
  expect([25, 100, 400].map(step => scheduleFactor(schedule, step))).toEqual([1, 0.5, 0.25]);
});

test('lengths that make no sense are named', () => {
  expect(() => scheduleFactor({ kind: 'warmup', warmup: 0 }, 1)).toThrow(
    'scheduleFactor: warmup is 0, expected a number from 1',
  );
  expect(() => scheduleFactor({ kind: 'warmup-linear', warmup: 9, total: 9 }, 1)).toThrow(
    'scheduleFactor: total is 9, expected more than warmup 9',
  );
});
