import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, formatReadable, formatShape, formatTick } from './format';

describe('formatNumber', () => {
  test.each([
    [-0.4249, { style: 'fixed', places: 2 }, '−0.42'],
    [-0.001, { style: 'fixed', places: 2 }, '0.00'],
    [-0, { style: 'integer' }, '0'],
    [109_482_240, { style: 'integer' }, '109,482,240'],
    [3072, { style: 'integer' }, '3072'],
    [12345.678, { style: 'fixed', places: 1 }, '12,345.7'],
    [-3.14159e-5, { style: 'scientific', places: 1 }, '−3.1 × 10⁻⁵'],
    [6.02e23, { style: 'scientific', places: 2 }, '6.02 × 10²³'],
    [0.66654, { style: 'percent', places: 2 }, '66.65%'],
    [-0.00001, { style: 'percent', places: 1 }, '0.0%'],
    [3.4e38, { style: 'fixed', places: 2 }, '3.4 × 10³⁸'],
    [Number.NaN, { style: 'integer' }, 'NaN'],
    [Number.NEGATIVE_INFINITY, { style: 'fixed', places: 2 }, '−∞'],
  ] as const)('writes %d as %o: %s', (value, digits, text) => {
    expect(formatNumber(value, digits)).toBe(text);
  });

  test('never writes an ASCII minus', () => {
    fc.assert(
      fc.property(fc.double(), fc.integer({ min: 0, max: 6 }), (value, places) => {
        for (const style of ['fixed', 'scientific', 'percent'] as const)
          expect(formatNumber(value, { style, places })).not.toContain('-');
        expect(formatReadable(value)).not.toContain('-');
        expect(formatTick(value)).not.toContain('-');
      }),
    );
  });
});

test('formatReadable keeps four significant digits, and goes scientific where fixed would be long', () => {
  expect([0.12345, 12.345, -1234.5, 0.00012346, 1234567, 0].map(value => formatReadable(value))).toEqual([
    '0.1235',
    '12.35',
    '−1235',
    '1.235 × 10⁻⁴',
    '1.235 × 10⁶',
    '0',
  ]);
});

test('formatTick drops idle zeros, keeps whole numbers whole and writes a plus where asked', () => {
  expect([3, 2.6, 0.5, 1024, 4096, 30522, 0.1 + 0.2, -2.6].map(value => formatTick(value))).toEqual([
    '3',
    '2.6',
    '0.5',
    '1024',
    '4096',
    '30,522',
    '0.3',
    '−2.6',
  ]);
  expect(formatTick(2.6, true)).toBe('+2.6');
  expect(formatTick(0, true)).toBe('0');
  expect(formatTick(1e-4)).toBe('10⁻⁴');
  expect(formatTick(2e-5)).toBe('2 × 10⁻⁵');
});

test('a shape is joined by ×', () => expect(formatShape(2, 6, 6)).toBe('2 × 6 × 6'));
