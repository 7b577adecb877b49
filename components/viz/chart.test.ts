import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChartSeries, placesOf, powersAround, stepsAround, valueAtPlace } from './chart';
import { chartLayout } from './chartLayout';
import { chartSvg } from './chartSvg';
import { histogramSvg } from './histogramSvg';

const curve = (y: readonly number[], given: Partial<ChartSeries> = {}, x = y.map((_, i) => i)): ChartSeries => ({
  key: given.label ?? 'a',
  label: 'a',
  hue: 'x',
  points: { x: Float64Array.from(x), y: Float64Array.from(y) },
  ...given,
});
const layers = { domain: [0, 12], whole: true, label: 'layer' } as const;

describe('axes', () => {
  test('a log axis is what is usual, and whole powers of ten beyond', () => {
    expect(powersAround([curve([0.5, 3])], [0.1, 10]).domain).toEqual([0.1, 10]);
    expect(powersAround([curve([0.003, 400])], [0.1, 10]).domain).toEqual([0.001, 1000]);
    expect(powersAround([curve([0.01, 1000])], [0.1, 10]).domain).toEqual([0.01, 1000]);
    expect(powersAround([curve([0, -2, Number.NaN, Number.POSITIVE_INFINITY])], [0.1, 10]).domain).toEqual([0.1, 10]);
  });

  test('a linear axis grows by whole steps', () => {
    expect(stepsAround([curve([0.2, 0.9])], [0, 1], 0.25).domain).toEqual([0, 1]);
    expect(stepsAround([curve([-0.1, 1.3])], [0, 1], 0.25).domain).toEqual([-0.25, 1.5]);
    expect(stepsAround([curve([-0.25, 1])], [0, 1], 0.25).domain).toEqual([-0.25, 1]);
    expect(stepsAround([curve([-2e-7, 1 + 2e-7])], [0, 1], 0.25).domain).toEqual([0, 1]);
  });

  test('every finite positive value lies on its log axis', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-300, max: 1e300, noNaN: true })), values => {
        const [low, high] = powersAround([curve(values)], [0.1, 10]).domain;
        for (const value of values) expect(value >= low * (1 - 1e-6) && value <= high * (1 + 1e-6)).toBe(true);
      }),
    );
  });

  test('numbers of a log axis are powers of ten, written out over a few and as powers over many', () => {
    const texts = (low: number, high: number) =>
      chartLayout({ series: [], x: layers, y: { log: true, domain: [low, high] } }, 240, 132).yTicks.map(
        ({ text }) => text,
      );
    expect(texts(0.01, 10)).toEqual(['0.01', '0.1', '1', '10']);
    expect(texts(1e-13, 1)).toEqual(['10⁻¹⁰', '10⁻⁵', '10⁰']);
    expect(texts(1e-300, 1e300).length).toBeLessThan(8);
  });

  test('layers are whole numbers, thinned to the room there is', () => {
    const texts = (width: number, last: number) =>
      chartLayout({ series: [], x: { ...layers, domain: [0, last] }, y: { domain: [0, 1] } }, width, 132).xTicks.map(
        ({ text }) => text,
      );
    expect(texts(240, 4)).toEqual(['0', '1', '2', '3', '4']);
    expect(texts(240, 12)).toEqual(['0', '2', '4', '6', '8', '10', '12']);
    expect(texts(160, 48)).toEqual(['0', '10', '20', '30', '40']);
    expect(texts(125, 48)).toEqual(['0', '20', '40']);
  });
});

describe('curves', () => {
  test('points stand where their values are, up is more', () => {
    const { curves, plot } = chartLayout({ series: [curve([0, 1, 0.5])], x: layers, y: { domain: [0, 1] } }, 240, 132);
    const [low, high, middle] = curves[0]!.dots;
    expect([low!.y, high!.y]).toEqual([plot.bottom, plot.top]);
    expect(middle!.y).toBeCloseTo((plot.bottom + plot.top) / 2, 0);
    expect(high!.x - low!.x).toBeCloseTo(middle!.x - high!.x, 0);
  });

  test('what a log axis cannot show has no point, and the line goes on', () => {
    const { curves } = chartLayout(
      { series: [curve([1, 0, Number.NaN, 2])], x: layers, y: { log: true, domain: [0.1, 10] } },
      240,
      132,
    );
    expect(curves[0]!.dots.map(({ value }) => value)).toEqual([1, 2]);
    expect(curves[0]!.path).not.toMatch(/NaN/);
  });

  test('names of curves that end alike stand apart and within the plot', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }), ends => {
        const series = ends.map((end, i) => curve([end], { key: String(i), label: `curve ${i}` }));
        const { curves, plot } = chartLayout({ series, x: layers, y: { domain: [0, 1] } }, 240, 132);
        const places = curves.map(({ name }) => name!.at).sort((a, b) => a - b);
        places.forEach((at, i) => {
          if (i > 0) expect(at - places[i - 1]!).toBeGreaterThanOrEqual(13.99);
        });
        expect(places[0]).toBeGreaterThanOrEqual(plot.top);
        expect(places.at(-1)).toBeLessThanOrEqual(plot.bottom + 0.01);
      }),
    );
  });

  test('a curve that has no point yet has no name', () => {
    const { curves } = chartLayout({ series: [curve([])], x: layers, y: { domain: [0, 1] } }, 240, 132);
    expect(curves[0]).toMatchObject({ path: '', name: undefined, dots: [] });
  });

  test('an error draws a band of two standard errors to both sides', () => {
    const points = { x: Float64Array.of(0, 1), y: Float64Array.of(0.5, 0.5), se: Float64Array.of(0.1, 0.25) };
    const { curves, plot } = chartLayout(
      { series: [curve([], { points })], x: layers, y: { domain: [0, 1] } },
      240,
      132,
    );
    const height = plot.bottom - plot.top;
    const ys = [...curves[0]!.band!.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
    expect(Math.min(...ys)).toBeCloseTo(plot.top, 0);
    expect(Math.max(...ys)).toBeCloseTo(plot.bottom, 0);
    expect(ys).toContain(Math.round((plot.top + 0.3 * height) * 10) / 10);
  });

  test('places are those of any curve, in order; a value is that at exactly this place', () => {
    const series = [curve([1, 2, 3]), curve([7, 8], {}, [2, 5])];
    expect(placesOf(series)).toEqual([0, 1, 2, 5]);
    expect(series.map(one => valueAtPlace(one, 2))).toEqual([3, 7]);
    expect(valueAtPlace(series[0]!, 5)).toBeUndefined();
  });
});

test('as SVG it holds the same dots, names told apart by dash, and no stray numbers', () => {
  const series = [
    curve([1, 2], { key: 'a', label: 'trunk' }),
    curve([3, 4], { key: 'b', label: '<b>', dash: 'dashed' }),
  ];
  const svg = chartSvg({
    title: 'RMS & more',
    series,
    x: layers,
    y: { log: true, domain: [0.1, 10] },
    theme: 'dark',
    width: 240,
    height: 132,
    selected: 1,
  });
  expect(svg).toContain('RMS &amp; more');
  expect(svg).toContain('&lt;b&gt;');
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
  expect(svg.match(/h0/g)).toHaveLength(4);
  expect(svg).not.toMatch(/NaN|undefined/);
});

describe('shapes', () => {
  const x = { domain: [0, 4] } as const;
  const y = { domain: [0, 1] } as const;
  const theory = curve([0, 0.5, 1.5, 0.5], { key: 't', label: 'theory', shape: 'theory' }, [0, 1, 2, 3]);

  test('bars stand side by side from 0, and are cut at the edges of the plot', () => {
    const bars = curve([0.5, 2, 0.25, 0.1], { shape: 'bars' }, [1, 2, 3, 9]);
    const { curves, plot, toX } = chartLayout({ series: [bars], x, y }, 300, 132);
    const outline = curves[0]!.path.split('M').filter(Boolean);
    expect(outline).toHaveLength(3);
    const [first, second] = outline.map(bar => bar.match(/[\d.]+/g)!.map(Number));
    expect(first![0]).toBeCloseTo(toX(0.5), 0);
    expect(first![3]).toBe(second![0]);
    expect([first![1], second![2]]).toEqual([plot.bottom, plot.top]);
    expect(curves[0]!.dots).toEqual([]);
  });

  test('points bear whiskers of two standard errors and are not joined', () => {
    const points = { x: Float64Array.of(1), y: Float64Array.of(0.5), se: Float64Array.of(0.1) };
    const { curves, plot } = chartLayout({ series: [curve([], { points, shape: 'points' })], x, y }, 300, 132);
    const [, from, to] = curves[0]!.whiskers!.match(/M[\d.]+ ([\d.]+)V([\d.]+)/)!.map(Number);
    expect(from! - to!).toBeCloseTo(0.4 * (plot.bottom - plot.top), 0);
    expect(curves[0]!.path).toBe('');
  });

  test('theory has no places of its own, is read between its points, and leaves the plot where it rises above', () => {
    const series = [curve([1, 2], {}, [0.5, 2.5]), theory];
    expect(placesOf(series)).toEqual([0.5, 2.5]);
    expect([0.5, 2.5, -1, 4].map(at => valueAtPlace(theory, at))).toEqual([0.25, 1, undefined, undefined]);
    const { curves } = chartLayout({ series, x, y }, 300, 132);
    expect(curves[1]!.dots).toEqual([]);
    expect(curves[1]!.path.match(/M/g)).toHaveLength(2);
  });

  test('a marker across has its name apart from those of curves, upright ones stand above without touching', () => {
    const markers = [
      { axis: 'y', at: 0.5, label: 'limit' },
      { axis: 'x', at: 2, label: 'first of them' },
      { axis: 'x', at: 2.1, label: 'second of them' },
      { axis: 'x', at: 7, label: 'beyond' },
    ] as const;
    const { markers: drawn, curves, plot } = chartLayout({ series: [curve([0.5, 0.5])], x, y, markers }, 300, 132);
    expect(drawn.map(({ name }) => name.text)).toEqual(['limit', 'first of them', 'second of them']);
    expect(Math.abs(drawn[0]!.name.y - curves[0]!.name!.at)).toBeGreaterThanOrEqual(13.99);
    expect(drawn[2]!.name.y - drawn[1]!.name.y).toBeGreaterThanOrEqual(14);
    expect(drawn[2]!.name.y).toBeLessThan(plot.top);
  });

  test('a histogram as SVG holds bars, theory and markers', () => {
    const svg = histogramSvg({
      title: 'q·k',
      bins: { x: Float64Array.of(0, 1, 2), y: Float64Array.of(0.1, 0.3, 0.1) },
      label: 'draws',
      hue: 's',
      theory: { label: 'normal', points: theory.points },
      markers: [{ axis: 'x', at: 1, label: 'mean', hue: 'g' }],
      x,
      y,
      theme: 'light',
      width: 300,
      height: 132,
    });
    for (const word of ['draws', 'normal', 'mean', 'fill-opacity=".3"', 'stroke-dasharray="4 3"'])
      expect(svg).toContain(word);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});
