import { expect, test } from 'vitest';
import { hued, type Phrase } from './phrase';
import { phraseSvg } from './phraseSvg';

const linesOf = (phrase: Phrase, width: number): string[] =>
  [
    ...phraseSvg(phrase, { x: 0, y: 0, width, size: 12, theme: 'light', ink: '#000' }).svg.matchAll(
      /<text[^>]*>(.*?)<\/text>/g,
    ),
  ].map(([, line = '']) => line.replace(/<[^>]*>/g, ''));

test('Chinese breaks between characters, never before a closing mark or behind an opening one', () => {
  const phrase = [hued('q', '“月”'), '看向', hued('k', '“水”'), '：八个乘积相加得', hued('s', '4.82'), '。'];
  for (let width = 30; width < 200; width++) {
    const lines = linesOf(phrase, width);
    expect(lines.join('')).toBe('“月”看向“水”：八个乘积相加得4.82。');
    for (const line of lines) expect(line).not.toMatch(/^[”：。]|“$/);
  }
});

test('English breaks at spaces, never before the full stop', () => {
  const phrase = [hued('q', 'bank'), ' looks at ', hued('k', 'river'), ': a score of ', hued('s', '1.46'), '.'];
  for (let width = 40; width < 200; width++)
    for (const line of linesOf(phrase, width)) expect(line).not.toMatch(/^[:.]/);
});

test('W_K is set with a subscript, and the line goes on where it was', () => {
  const { svg } = phraseSvg(['row 3 of W_K, and W_Q'], {
    x: 0,
    y: 0,
    width: 400,
    size: 12,
    theme: 'light',
    ink: '#000',
  });
  expect(svg).not.toContain('_');
  expect(svg.match(/<tspan dy="3"[^>]*>[KQ]<\/tspan><tspan dy="-3">/g)).toHaveLength(2);
});
