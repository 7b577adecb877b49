import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from './parseNumber';

test.each([
  ['0.5', 0.5],
  ['.5', 0.5],
  [' 64 ', 64],
  ['−3', -3],
  ['–3', -3],
  ['１２．５', 12.5],
  ['１２。５', 12.5],
  ['－２', -2],
  ['1,234', 1234],
  ['592,128', 592128],
  ['0,5', 0.5],
  ['0，5', 0.5],
  ['3e-4', 3e-4],
  ['3×10^-4', 3e-4],
  ['3 × 10⁻⁴'.replace('10⁻⁴', '10^−4'), 3e-4],
  ['2^12', 4096],
  ['1/8', 0.125],
  ['12 %', 0.12],
  ['１２％', 0.12],
])('reads %s', (typed, value) => {
  expect(parseNumber(typed)).toBeCloseTo(value, 12);
});

test.each(['', '-', 'abc', '1/0', '1//2', '1.2.3', '1e999', '0x10', 'Infinity', '1,23,4', '%', '2^', '^2'])(
  'does not read %s',
  typed => {
    expect(parseNumber(typed)).toBeNull();
  },
);

test('reads back every number as JavaScript writes it, and never gives anything but a finite number or null', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      value => Object.is(parseNumber(String(value)), value) || value === 0,
    ),
  );
  fc.assert(
    fc.property(fc.string(), typed => {
      const value = parseNumber(typed);
      return value === null || Number.isFinite(value);
    }),
  );
});
