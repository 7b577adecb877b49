import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFixture } from '../fixtures/readFixture';
import { erf } from './erf';

test('erf is within 2.3e-16 of 40-digit values from −6.6 to 6.6, and to 15 digits where it is small', () => {
  const fixture = readFixture('ops', 'float64');
  const xs = fixture.get('erf.x').data;
  const ys = fixture.get('erf.y').data;
  xs.forEach((x, i) => {
    const error = Math.abs(erf(x) - ys[i]!);
    expect(error, `erf(${x})`).toBeLessThanOrEqual(2.3e-16);
    expect(error, `erf(${x}), relative`).toBeLessThanOrEqual(1e-15 * Math.abs(ys[i]!));
  });
});

test('erf is odd', () => {
  fc.assert(fc.property(fc.double({ noNaN: true }), x => erf(-x) === -erf(x)));
});

test('erf does not fall, and stays within ±1', () => {
  const near = fc.tuple(fc.double({ min: -7, max: 7, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(near, ([x, step]) => {
      expect(erf(x + step)).toBeGreaterThanOrEqual(erf(x) - 2 ** -52);
      expect(Math.abs(erf(x))).toBeLessThanOrEqual(1);
    }),
  );
});

test('erf reaches ±1 at infinity and passes NaN through', () => {
  expect([erf(Infinity), erf(-Infinity), erf(0), erf(NaN)]).toEqual([1, -1, 0, NaN]);
});
