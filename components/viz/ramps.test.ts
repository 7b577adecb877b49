import { readFileSync } from 'node:fs';
import { lab, rgb } from 'd3';
import { describe, expect, test } from 'vitest';
import { contrast, inkTable, luminance } from './ink';
import { colourTable, hues, inks, type RampName, ramps, type Theme } from './ramps';

const tokens = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const satisfies readonly Theme[];
const names = Object.keys(ramps) as RampName[];
/** `--name: light-dark(#light, #dark)` of the style sheet. */
const token = (name: string, theme: Theme): string | undefined =>
  new RegExp(`--${name}:\\s*light-dark\\((#\\w+),\\s*(#\\w+)\\)`).exec(tokens)?.[theme === 'light' ? 1 : 2];

describe.each(themes)('in the %s theme', theme => {
  test.each(names)('the %s ramp has the stops of the style sheet', name => {
    const stops = ramps[name][theme].split(' ');
    expect(stops).toEqual(stops.map((_, i) => token(`${name}-${i}`, theme)));
    expect(token(`${name}-${stops.length}`, theme)).toBeUndefined();
  });

  test('hues and inks are those of the style sheet', () => {
    for (const [name, hue] of Object.entries(hues)) expect(hue[theme]).toBe(token(`t-${name}`, theme));
    const { page, surface, line, line2, ink, ink2 } = inks[theme];
    expect([page, surface, line, line2, ink, ink2]).toEqual(
      ['page', 'surface', 'line', 'line-2', 'ink', 'ink-2'].map(name => token(name, theme)),
    );
  });

  test.each(names)('the lightness of %s is monotone from zero outwards', name => {
    const lightness = colourTable(name, theme).css.map(css => lab(css).l);
    const outwards = theme === 'light' ? -1 : 1;
    const zero = name === 'div' ? 127.5 : 0;
    for (let i = Math.ceil(zero); i < 255; i++)
      expect(outwards * (lightness[i + 1]! - lightness[i]!)).toBeGreaterThan(-0.35);
    for (let i = Math.floor(zero); i > 0; i--)
      expect(outwards * (lightness[i - 1]! - lightness[i]!)).toBeGreaterThan(-0.35);
    expect(outwards * (lightness[255]! - lightness[Math.round(zero)]!)).toBeGreaterThan(50);
  });

  test.each(names)('printed values reach 4.5:1 on every colour of %s', name => {
    const table = colourTable(name, theme);
    inkTable(table).forEach((ink, i) => {
      const ground = luminance(table.rgb[i * 3]!, table.rgb[i * 3 + 1]!, table.rgb[i * 3 + 2]!);
      expect(contrast(ink === '#fff' ? 1 : 0, ground)).toBeGreaterThanOrEqual(4.5);
    });
  });

  test.each(names)('the packed pixels of %s are its colours, opaque', name => {
    const table = colourTable(name, theme);
    const bytes = new Uint8Array(table.pixels.buffer);
    for (const i of [0, 17, 128, 255]) {
      const { r, g, b } = rgb(table.css[i]!);
      expect([...bytes.subarray(i * 4, i * 4 + 4)]).toEqual([r, g, b, 255]);
    }
  });

  test('nothing looks like nothing: zero is within a hair of the page', () => {
    for (const [name, index] of [
      ['div', 127],
      ['seq', 0],
      ['mag', 0],
    ] as const)
      expect(Math.abs(lab(colourTable(name, theme).css[index]!).l - lab(inks[theme].page).l)).toBeLessThan(5);
  });
});
