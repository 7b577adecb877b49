import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourCells } from './cells';
import { legendTicks, legendWidth } from './legendTicks';
import { colourTable } from './ramps';
import { colourIndex, diverging, magnitude, peak, position, probability, valueAt } from './scale';

const scales = [
  diverging(3),
  probability,
  magnitude(40),
  diverging(5, { log: true }),
  magnitude(1e3, { log: true, min: 0.1 }),
  magnitude(2, { log: true, min: 5 }),
];

test('a diverging scale is symmetric about 0', () => {
  fc.assert(
    fc.property(fc.double({ min: -10, max: 10, noNaN: true }), value => {
      for (const scale of [diverging(3), diverging(5, { log: true })])
        expect(position(scale, value) + position(scale, -value)).toBeCloseTo(1, 12);
    }),
  );
});

test('valueAt undoes position', () => {
  for (const scale of scales)
    for (const place of [0, 0.1, 0.5, 0.77, 1]) expect(position(scale, valueAt(scale, place))).toBeCloseTo(place, 9);
});

test('values beyond the ends are clipped, and what is not finite has no colour', () => {
  for (const scale of scales) {
    expect(colourIndex(scale, 1e30)).toBe(255);
    expect(colourIndex(scale, -1e30)).toBe(0);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(colourIndex(scale, value)).toBe(-1);
  }
});

test('the fast loop of linear scales colours as colourIndex does', () => {
  const table = colourTable('div', 'light');
  fc.assert(
    fc.property(
      fc.float32Array({ minLength: 1, maxLength: 40 }),
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      (values, max) => {
        const scale = diverging(max);
        const pixels = new Uint32Array(values.length);
        const holes = colourCells({ values, rows: 1, cols: values.length }, scale, table, pixels);
        values.forEach((value, i) => {
          const index = colourIndex(scale, value);
          // Rounding at the boundary of two entries may fall either way.
          const near = [index - 1, index, index + 1].map(at => table.pixels[at]);
          if (index < 0) expect(pixels[i]).toBe(0);
          else expect(near).toContain(pixels[i]);
        });
        expect(holes).toBe(values.filter(value => !Number.isFinite(value)).length);
      },
    ),
  );
});

test('a nonsensical bound becomes 1 instead of a picture of NaN', () => {
  for (const max of [0, -2, Number.NaN, Number.POSITIVE_INFINITY])
    expect(diverging(max)).toMatchObject({ min: -1, max: 1 });
});

test('peak rounds the largest finite size up to two digits', () => {
  expect(peak(Float64Array.of(1, -2.51, Number.POSITIVE_INFINITY, Number.NaN))).toBe(2.6);
  expect(peak(Float64Array.of(0.00312))).toBe(0.0032);
  expect(peak(Float64Array.of(3))).toBe(3);
  expect(peak(new Float32Array(4))).toBe(1);
});

describe('a legend says', () => {
  const texts = (...args: Parameters<typeof legendTicks>) => legendTicks(...args).map(tick => tick.text);
  test('≤ and ≥ where values may lie beyond', () => expect(texts(diverging(2.6))).toEqual(['≤ −2.6', '0', '≥ +2.6']));
  test('neither where nothing is clipped', () =>
    expect(texts(diverging(2.6), { below: false, above: false })).toEqual(['−2.6', '0', '+2.6']));
  test('0 and 1 plainly for probabilities', () => expect(texts(probability)).toEqual(['0', '0.5', '1']));
  test('only ≥ for magnitudes from 0', () => expect(texts(magnitude(40))).toEqual(['0', '20', '≥ 40']));
  test('powers of ten on a log scale, at their place', () => {
    const ticks = legendTicks(magnitude(100, { log: true, min: 0.01 }));
    expect(ticks.map(tick => tick.text)).toEqual(['≤ 0.01', '1', '≥ 100']);
    expect(ticks[1]?.at).toBeCloseTo(0.5, 9);
  });
});

test('a legend is as wide as it was asked to be, wider where its numbers would touch', () => {
  const width = (max: number) => legendWidth(legendTicks(diverging(max)), 132);
  expect(width(3)).toBe(132);
  // ≤ −3 × 10¹² and ≥ +3 × 10¹²: about 70 px each, with 0 between them.
  expect(width(3e12)).toBeGreaterThan(160);
  expect(width(3e12)).toBeLessThan(220);
  expect(legendWidth([{ at: 0, text: '0' }], 132)).toBe(132);
});
