import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@/lib/i18n/locales';
import { root } from '../run/root';

/** An outline in thousandths of an em, y downwards from the baseline. */
interface Glyph {
  readonly advance: number;
  readonly path: string;
}

const glyphs = new Map<string, Glyph>();
for (const line of readFileSync(join(root, 'scripts', 'openGraph', 'glyphs.tsv'), 'utf8').split('\n')) {
  const [face, character, advance, path = ''] = line.split('\t');
  if (face && character) glyphs.set(`${face} ${character}`, { advance: Number(advance), path });
}

function glyph(character: string, locale: Locale): Glyph {
  const faces = locale === 'en' ? ['latin', 'zh-Hans'] : ['latin', locale];
  for (const face of faces) {
    const found = glyphs.get(`${face} ${character}`);
    if (found) return found;
  }
  throw new Error(`glyphs.tsv has no "${character}" for ${locale}: see scripts/openGraph/glyphs.py`);
}

/** A letter with its size and its place: `d_k` sets its k small and low. */
interface Letter {
  readonly glyph: Glyph;
  readonly scale: number;
  readonly drop: number;
  /** px left free before it. */
  readonly space: number;
}

/** Between Chinese and Latin or digits stands an eighth of an em, as `text-autospace` sets it on the pages. */
const scriptsMeet = /^(\p{sc=Han}[\p{L}\p{N}]|[\p{L}\p{N}]\p{sc=Han})$/u;
const bothHan = /^\p{sc=Han}{2}$/u;
const spaceBetween = (before: string, after: string, size: number): number =>
  scriptsMeet.test(before + after) && !bothHan.test(before + after) ? size / 8 : 0;

function letters(text: string, locale: Locale, size: number): readonly Letter[] {
  const set: Letter[] = [];
  let low = false;
  let before = '';
  for (const character of text) {
    if (character === '_') low = true;
    else {
      const scale = ((low ? 0.66 : 1) * size) / 1000;
      const space = spaceBetween(before, character, size);
      set.push({ glyph: glyph(character, locale), scale, drop: low ? size * 0.16 : 0, space });
      low = false;
      before = character;
    }
  }
  return set;
}

export function widthOf(text: string, locale: Locale, size: number): number {
  return letters(text, locale, size).reduce((sum, { glyph, scale, space }) => sum + space + glyph.advance * scale, 0);
}

/** A line of text as SVG paths, from (x, y) on its baseline. */
export function lettering(text: string, locale: Locale, size: number, x: number, y: number): string {
  let at = x;
  return letters(text, locale, size)
    .map(({ glyph: { advance, path }, scale, drop, space }) => {
      const here = at + space;
      at = here + advance * scale;
      return path && `<path transform="translate(${here.toFixed(1)} ${y + drop}) scale(${scale})" d="${path}"/>`;
    })
    .join('');
}

/** Breaks a text into lines no wider than `width`, as even as they come: Latin between words, Chinese between characters. */
export function wrap(text: string, locale: Locale, size: number, width: number): readonly string[] {
  const pieces = text.match(/[A-Za-z0-9_’'(),.:√]+ ?|[^\s][，、：。？]?|\s/gu) ?? [text];
  const fill = (limit: number) => {
    const lines = [''];
    for (const piece of pieces) {
      const last = lines.length - 1;
      if (lines[last] && widthOf((lines[last] + piece).trimEnd(), locale, size) > limit) lines.push(piece);
      else lines[last] += piece;
    }
    return lines.map(line => line.trim());
  };
  const count = fill(width).length;
  let limit = width;
  // Narrower as long as it takes no line more.
  while (limit > width / 2 && fill(limit - 20).length === count) limit -= 20;
  return fill(limit);
}
