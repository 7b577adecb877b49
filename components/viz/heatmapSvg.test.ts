import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cellsSvg } from './cellsSvg';
import { heatmapSvg } from './heatmapSvg';
import { legendSvg } from './legendSvg';
import { encodePng } from './png';
import { colourTable } from './ramps';
import { colourIndex, diverging, probability } from './scale';
import { escapeXml, svgDocument } from './svg';

const scale = diverging(3);
const waves = (rows: number, cols: number) => ({
  rows,
  cols,
  values: Float32Array.from({ length: rows * cols }, (_, i) => 3 * Math.sin(i * i)),
});
const common = { scale, name: 'scores', tensor: 's', theme: 'light', cellWidth: 44, cellHeight: 40 } as const;

describe('encodePng', () => {
  const png = encodePng({
    width: 3,
    height: 2,
    indices: Uint8Array.of(0, 1, 2, 2, 1, 0),
    palette: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 0),
    transparent: 2,
  });
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < png.length; ) {
    const view = new DataView(png.buffer, at);
    const length = view.getUint32(0);
    chunks.set(String.fromCharCode(...png.subarray(at + 4, at + 8)), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  test('writes size, palette and transparency', () => {
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
    expect([...chunks.get('IHDR')!]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
    expect([...chunks.get('tRNS')!]).toEqual([255, 255, 0]);
  });
  test('its data are a zlib stream of filtered lines', () => {
    expect([...inflateSync(chunks.get('IDAT')!)]).toEqual([0, 0, 1, 2, 0, 2, 1, 0]);
  });
  test('holds pictures of more than one block', () => {
    const indices = new Uint8Array(300 * 300).map((_, i) => i % 2);
    const large = encodePng({ width: 300, height: 300, indices, palette: Uint8Array.of(0, 0, 0, 9, 9, 9) });
    const at = large.findIndex((_, i) => String.fromCharCode(...large.subarray(i, i + 4)) === 'IDAT');
    const length = new DataView(large.buffer, at - 4).getUint32(0);
    expect(inflateSync(large.subarray(at + 4, at + 4 + length)).length).toBe(301 * 300);
  });
});

describe('cellsSvg', () => {
  test('gives every cell its colour', () => {
    const grid = waves(3, 4);
    const svg = cellsSvg(grid, scale, { x: 0, y: 0, width: 40, height: 30, theme: 'light' });
    const table = colourTable('div', 'light');
    for (const value of grid.values) expect(svg).toContain(`="${table.css[colourIndex(scale, value)]}"`);
    expect(svg.match(/h10\b/g)).toHaveLength(12);
  });
  test('hatches what is not finite instead of colouring it', () => {
    const grid = { rows: 1, cols: 3, values: Float32Array.of(Number.NaN, 1, Number.NEGATIVE_INFINITY) };
    const svg = cellsSvg(grid, scale, { x: 0, y: 0, width: 60, height: 20, theme: 'dark' });
    const finite = colourTable('div', 'dark').css[colourIndex(scale, 1)];
    expect(svg.split(`="${finite}"`)).toHaveLength(2);
    expect(svg).toContain('stroke=');
    expect(svg).not.toContain('NaN');
  });
  test('draws nothing of an empty grid', () => {
    expect(
      cellsSvg({ rows: 0, cols: 4, values: new Float32Array() }, scale, {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
        theme: 'light',
      }),
    ).toBe('');
  });
});

describe('heatmapSvg', () => {
  test('escapes every word that comes from outside', () => {
    const evil = ['</text><script>alert(1)</script>', '"&\'', '\u0000x'];
    const { svg } = heatmapSvg({
      ...common,
      grid: waves(3, 3),
      name: '<b>',
      shape: '"',
      rowLabels: evil,
      colLabels: evil,
    });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('<b>');
    expect(escapeXml('a<b>&"\'\u0007')).toBe('a&lt;b&gt;&amp;&quot;&#39;\ufffd');
  });
  test('prints values where cells are wide enough, with a true minus', () => {
    const grid = { rows: 1, cols: 2, values: Float32Array.of(-0.42, 1) };
    expect(heatmapSvg({ ...common, grid }).svg).toContain('>−0.42<');
    expect(heatmapSvg({ ...common, grid, cellWidth: 37 }).svg).not.toContain('−0.42');
  });
  test('a picture of 16 × 768 stays under 40 KB, in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      const { svg, width, height } = heatmapSvg({
        ...common,
        theme,
        grid: waves(16, 768),
        cellWidth: 1,
        cellHeight: 16,
      });
      expect(svgDocument(svg, { width, height, title: 'a' }).length).toBeLessThan(40_000);
    }
  });
  test('selected labels are bold and the cell is ringed', () => {
    const { svg } = heatmapSvg({
      ...common,
      grid: waves(2, 2),
      rowLabels: ['a', 'b'],
      colLabels: ['c', 'd'],
      selection: { row: 1, col: 0 },
    });
    expect(svg).toMatch(/font-weight="650">b</);
    expect(svg).toMatch(/font-weight="650">c</);
    expect(svg.match(/stroke-width="2"/g)).toHaveLength(1);
  });
});

test('two legends in one picture do not share a gradient', () => {
  const [a, b] = [
    legendSvg({ scale, theme: 'light', x: 0 }),
    legendSvg({ scale: probability, theme: 'light', x: 200.5 }),
  ];
  const id = (svg: string) => /id="([^"]+)"/.exec(svg)?.[1];
  expect(id(a.svg)).not.toBe(id(b.svg));
  expect(a.svg).toContain(`url(#${id(a.svg)})`);
});
