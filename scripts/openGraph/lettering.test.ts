import { describe, expect, test } from 'vitest';
import { lessonWords } from '@/content/messages';
import { locales } from '@/lib/i18n/locales';
import { lettering, widthOf, wrap } from './lettering';

describe('lettering', () => {
  test.each(locales)('has an outline for every character of the titles in %s', locale => {
    for (const { title } of Object.values(lessonWords[locale]))
      expect(() => lettering(title, locale, 60, 0, 0)).not.toThrow();
  });

  test('names the character it cannot draw', () => {
    expect(() => lettering('龘', 'en', 60, 0, 0)).toThrow(/"龘" for en: see scripts\/openGraph\/glyphs\.py/);
  });

  test('wide letters take more room than narrow ones, and a subscript less than a letter', () => {
    expect(widthOf('W', 'en', 60)).toBeGreaterThan(widthOf('i', 'en', 60));
    expect(widthOf('d_k', 'en', 60)).toBeLessThan(widthOf('dk', 'en', 60));
  });

  test('Chinese and Latin stand an eighth of an em apart, each among its own does not', () => {
    const alone = (text: string) => [...text].reduce((sum, character) => sum + widthOf(character, 'zh-Hans', 80), 0);
    expect(widthOf('第2课', 'zh-Hans', 80)).toBeCloseTo(alone('第2课') + 20, 6);
    expect(widthOf('第一课', 'zh-Hans', 80)).toBeCloseTo(alone('第一课'), 6);
    expect(widthOf('12', 'zh-Hans', 80)).toBeCloseTo(alone('12'), 6);
    expect(widthOf('，2', 'zh-Hans', 80)).toBeCloseTo(alone('，2'), 6);
  });

  test('no line is wider than it may be, and no word is lost', () => {
    const title = 'Gradient and rank, layer by layer';
    const lines = wrap(title, 'en', 84, 700);
    expect(lines.join(' ')).toBe(title);
    for (const line of lines) expect(widthOf(line, 'en', 84)).toBeLessThanOrEqual(700);
  });

  test('a Chinese line does not begin with a comma', () => {
    for (const line of wrap('注意力，一个数一个数地看', 'zh-Hans', 84, 330)) expect(line).not.toMatch(/^[，。]/);
  });
});
