import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightOf, judgeCurve, placesAlong, readAt, type SketchAxes, shapeOf, valueAt } from './sketch';

const linear: SketchAxes = { at: [0, 1, 2, 3], min: 0, max: 10, logX: false, logY: false };
const logarithmic: SketchAxes = { at: [1, 10, 100], min: 0.1, max: 1000, logX: true, logY: true };
const series = (...points: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
});

test.each([
  ['0.5 1 2', [0.5, 1, 2]],
  [' 1e-6  1 1e3 ', [1e-6, 1, 1000]],
  ['1 2', null],
  ['1 1 2', null],
  ['3 2 1', null],
  ['1 x 3', null],
  ['', null],
  ['1 2 3 4 5 6 7 8 9 10', null],
])('"%s" names the handles %j', (at, places) => {
  expect(placesAlong(at)).toEqual(places);
});

test('a height and its value are each other’s inverse, within the axis', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(linear, logarithmic), (height, axes) => {
      expect(heightOf(valueAt(height, axes), axes)).toBeCloseTo(height, 9);
    }),
  );
  expect(valueAt(-1, linear)).toBe(0);
  expect(valueAt(2, logarithmic)).toBeCloseTo(1000, 9);
});

describe('a series at the handles', () => {
  test('is read at its points and between them', () => {
    expect(readAt(series([0, 2], [2, 6], [3, 0]), linear)).toEqual([2, 4, 6, 0]);
  });

  test('on log axes lies on the line that is drawn between two points', () => {
    const [first, middle, last] = readAt(series([1, 1], [100, 100]), logarithmic);
    expect([first, last]).toEqual([1, 100]);
    expect(middle).toBeCloseTo(10, 9);
  });

  test('is no number where it does not reach', () => {
    expect(readAt(series([1, 1], [2, 2]), linear)).toEqual([Number.NaN, 1, 2, Number.NaN]);
  });
});

describe('the shape of a curve', () => {
  test.each([
    ['rises', [1, 2, 4, 8]],
    ['rises', [1, 5, 5, 5]],
    ['rises', [1, 9, 8, 8.5]],
    ['falls', [8, 4, 2, 1]],
    ['flat', [5, 5.2, 4.9, 5]],
    ['peak', [1, 8, 9, 2]],
    ['valley', [9, 2, 1, 8]],
  ] as const)('%s: %j', (shape, curve) => {
    expect(shapeOf(curve, linear)).toBe(shape);
  });

  test('is what stands on the axes, logarithms and all', () => {
    expect(shapeOf([0.1, 0.2, 0.3], { ...logarithmic, logY: false })).toBe('flat');
    expect(shapeOf([0.1, 1, 10], logarithmic)).toBe('rises');
    // Beyond the axis nobody sees how far.
    expect(shapeOf([12, 900, 15, 40], linear)).toBe('flat');
  });

  test('turned upside down, is its opposite', () => {
    const opposite = { rises: 'falls', falls: 'rises', flat: 'flat', peak: 'valley', valley: 'peak' } as const;
    // On no boundary, where rounding would decide.
    const height = fc.integer({ min: 0, max: 100 }).map(part => part * 0.0973);
    fc.assert(
      fc.property(fc.array(height, { minLength: 4, maxLength: 4 }), curve => {
        const [first = 0, last = 0] = [curve[0], curve.at(-1)];
        // A curve that bends both ways alike is a peak by agreement, and one that comes back to its start neither rises nor falls.
        const [above, below] = [Math.max(...curve) - Math.max(first, last), Math.min(first, last) - Math.min(...curve)];
        fc.pre(Math.abs(above - below) > 1e-9 && first !== last);
        expect(
          shapeOf(
            curve.map(value => 9.73 - value),
            linear,
          ),
        ).toBe(opposite[shapeOf(curve, linear)]);
      }),
    );
  });
});

describe('a drawn curve', () => {
  const truth = [1, 2, 4, 8];
  const judge = (...drawn: number[]) => judgeCurve(drawn, truth, linear, 0.5);

  test('is right within the tolerance at every handle', () => {
    expect(judge(1.5, 1.5, 4, 8)).toMatchObject({ right: true, misread: undefined });
    expect(judge(1, 2, 4, 7.4)).toMatchObject({ right: false, farthest: 3 });
  });

  test('of another shape is misread as that shape, of the same as too high or too low', () => {
    expect(judge(8, 4, 2, 1)).toMatchObject({ drawn: 'falls', truth: 'rises', misread: 'falls' });
    expect(judge(2, 4, 6, 10)).toMatchObject({ drawn: 'rises', misread: 'high' });
    expect(judge(0, 0.5, 1, 4)).toMatchObject({ drawn: 'rises', misread: 'low' });
  });

  test('on a log axis is measured in factors of ten', () => {
    const of = (tolerance: number) => judgeCurve([2, 20, 200], [1, 10, 100], logarithmic, tolerance).right;
    expect([of(0.31), of(0.3)]).toEqual([true, false]);
  });
});
