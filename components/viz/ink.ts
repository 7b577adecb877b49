import { type ColourTable, TABLE_SIZE } from './ramps';

/** Relative luminance of an sRGB colour given in bytes (WCAG 2.2). */
export function luminance(r: number, g: number, b: number): number {
  const linear = (byte: number): number => {
    const channel = byte / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast of two luminances, from 1 to 21. */
export function contrast(a: number, b: number): number {
  const [hi, lo] = a > b ? [a, b] : [b, a];
  return (hi + 0.05) / (lo + 0.05);
}

export type Ink = '#000' | '#fff';

const cache = new WeakMap<ColourTable, readonly Ink[]>();

/** For each colour of a table the ink, black or white, that reads better on it; one of the two always reaches 4.58:1. */
export function inkTable(table: ColourTable): readonly Ink[] {
  let inks = cache.get(table);
  if (!inks) {
    inks = Array.from({ length: TABLE_SIZE }, (_, i): Ink => {
      const ground = luminance(table.rgb[i * 3] ?? 0, table.rgb[i * 3 + 1] ?? 0, table.rgb[i * 3 + 2] ?? 0);
      return contrast(1, ground) > contrast(0, ground) ? '#fff' : '#000';
    });
    cache.set(table, inks);
  }
  return inks;
}
