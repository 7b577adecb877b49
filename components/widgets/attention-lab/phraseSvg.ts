import { hues, type Theme } from '@/components/viz/ramps';
import { escapeXml, n, subscripted } from '@/components/viz/svg';
import { textWidth } from '@/components/viz/textWidth';
import type { Phrase } from './phrase';

interface Place {
  readonly x: number;
  readonly y: number;
  /** px at which lines break. */
  readonly width: number;
  readonly size: number;
  readonly theme: Theme;
  readonly ink: string;
}

const lead = 1.5;
/** A picture on its own brings no font, and the reader's may be wider than Inter. */
const wider = 1.1;

/** A phrase as lines of SVG text, broken at spaces or, in Chinese, between characters. */
export function phraseSvg(phrase: Phrase, { x, y, width, size, theme, ink }: Place): { svg: string; height: number } {
  const lines: string[] = [''];
  let used = 0;
  for (const part of phrase) {
    const text = typeof part === 'string' ? part : part.text;
    let run = '';
    const flush = () => {
      if (run !== '')
        lines[lines.length - 1] +=
          typeof part === 'string'
            ? subscripted(run, size)
            : `<tspan fill="${hues[part.of][theme]}" font-weight="600">${escapeXml(run)}</tspan>`;
      run = '';
    };
    for (const [word] of text.matchAll(breakable)) {
      const wide = textWidth(word.trimEnd(), size) * wider;
      if (used > 0 && used + wide > width && !closing.test(word)) {
        flush();
        lines.push('');
        used = 0;
      }
      run += used === 0 ? word.trimStart() : word;
      used += textWidth(word, size) * wider;
    }
    flush();
  }
  const svg = lines
    .map((line, i) => `<text x="${n(x)}" y="${n(y + size + i * size * lead)}" xml:space="preserve">${line}</text>`)
    .join('');
  return {
    svg: `<g fill="${ink}" font-size="${size}">${svg}</g>`,
    height: lines.length * size * lead,
  };
}

/** Pieces that stay together: a word with the space behind it, or one ideograph with the marks around it. */
const breakable = /\s+|[“「（]*\p{sc=Han}[，。；：、！？）”」]*|[^\s\p{sc=Han}]+\s*/gu;
/** No line begins with these, though a hue ends before them. */
const closing = /^[，。；：、！？）”」.,;:!?)]/;
