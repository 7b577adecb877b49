import { interpolateRgb, piecewise, rgb } from 'd3';

export type Theme = 'light' | 'dark';
export type RampName = keyof typeof ramps;

/**
 * The stops of the colour ramps, as in the site's tokens (`--div-*`, `--seq-*`, `--mag-*`; a test compares them). They stand
 * here too because cells are coloured where there is no style sheet: in Node for the static pictures, in exported files.
 */
export const ramps = {
  /** Signed values, symmetric about 0: blue – page – rust. */
  div: {
    light: '#1c2d72 #244b9f #3e7acc #78afed #c0ddfb #f9fafc #f9d5b7 #ef9e6b #d1652d #a43713 #702013',
    dark: '#b2dffa #6cb1e9 #3c80c9 #285698 #20355c #191c22 #552b1f #923f1e #c7662d #ec9e5a #fad9a6',
  },
  /** Probabilities on [0, 1]: violet. */
  seq: {
    light: '#fafafc #e8daf6 #d0b1eb #b37ed8 #8b4ebe #65289b #411172',
    dark: '#1a1b22 #39284f #5d3680 #8749b6 #b17ad6 #d5aaed #f3dbfb',
  },
  /** Norms, counts, absolute values: slate. */
  mag: {
    light: '#f9fafc #d6dce3 #b5bfcb #8d98a6 #677283 #414b5b #1e2735',
    dark: '#191c22 #2f343c #474d58 #6b727e #9199a5 #bbc1cb #e7ecf2',
  },
} as const satisfies Record<string, Record<Theme, string>>;

/** The few interface colours that a picture outside the page (an exported file, a static picture) needs. */
export const inks = {
  light: { page: '#fcfdfe', surface: '#f4f6f8', line: '#d9dce2', line2: '#81868f', ink: '#1c202a', ink2: '#505561' },
  dark: { page: '#101318', surface: '#181b21', line: '#31343c', line2: '#6d727b', ink: '#e3e6ec', ink2: '#a8acb6' },
} as const satisfies Record<Theme, Record<string, string>>;

/** The hue of each tensor family: `--t-*`. */
export const hues = {
  q: { light: '#a74c00', dark: '#fb9b63' },
  k: { light: '#006a95', dark: '#63baeb' },
  v: { light: '#7d6400', dark: '#d5bc6e' },
  s: { light: '#8830b3', dark: '#d48dfd' },
  ctx: { light: '#0c7730', dark: '#80cd8c' },
  x: { light: '#3f4859', dark: '#b6c0d0' },
  ffn: { light: '#006e68', dark: '#71c7c0' },
  g: { light: '#bd1e70', dark: '#ff84b6' },
} as const satisfies Record<string, Record<Theme, string>>;
export type TensorHue = keyof typeof hues;

export const TABLE_SIZE = 256;

/** 256 colours of a ramp: `css` for rules and SVG, `rgb` as bytes (r, g, b, r, …), `pixels` packed as ImageData holds them. */
export interface ColourTable {
  readonly css: readonly string[];
  readonly rgb: Uint8Array;
  readonly pixels: Uint32Array;
}

const tables = new Map<string, ColourTable>();

export function colourTable(ramp: RampName, theme: Theme): ColourTable {
  const key = `${ramp} ${theme}`;
  const known = tables.get(key);
  if (known) return known;
  const colourAt = piecewise(interpolateRgb, ramps[ramp][theme].split(' '));
  const css: string[] = [];
  const bytes = new Uint8Array(TABLE_SIZE * 3);
  // Written through bytes, so the packing is right on either endianness.
  const rgba = new Uint8Array(TABLE_SIZE * 4);
  for (let i = 0; i < TABLE_SIZE; i++) {
    const colour = rgb(colourAt(i / (TABLE_SIZE - 1)));
    css.push(colour.formatHex());
    bytes.set([colour.r, colour.g, colour.b].map(Math.round), i * 3);
    rgba.set([...bytes.subarray(i * 3, i * 3 + 3), 255], i * 4);
  }
  const table = { css, rgb: bytes, pixels: new Uint32Array(rgba.buffer) };
  tables.set(key, table);
  return table;
}
