import { inkTable } from '@/components/viz/ink';
import { colourTable, hues, inks, type TensorHue, type Theme } from '@/components/viz/ramps';
import { colourIndex, probability } from '@/components/viz/scale';
import { n, svgText } from '@/components/viz/svg';
import { textWidth, truncate } from '@/components/viz/textWidth';
import type { Messages } from './messages.en';
import { signed } from './scales';
import { small, two } from './sentence';
import type { Shown } from './shown';
import type { Line, LineName, Unfolding } from './unfold';

interface Options {
  readonly y: number;
  readonly width: number;
  readonly theme: Theme;
  readonly t: Messages;
}

const cell = 47;
const row = 29;

/** The unfolded cell as a piece of SVG: as many terms as there is room for, the rest as one sum. */
export function unfoldSvg(
  way: Unfolding,
  shown: Shown,
  { y, width, theme, t }: Options,
): { svg: string; height: number } {
  const labels = way.lines.map(line => labelOf(line.name, way, shown, t));
  const left =
    Math.ceil(Math.max(...labels.map(({ text, sub = '' }) => textWidth(text, 13) + textWidth(sub, 10)))) + 14;
  const total = 90;
  const room = Math.max(1, Math.floor((width - left - total) / cell));
  const fit = Math.min(way.terms.length, room);
  const head = way.over === 'tokens' || fit < way.count ? 18 : 0;
  const out: string[] = [];
  if (head > 0)
    for (let i = 0; i < fit; i++) {
      const name = way.over === 'tokens' ? (shown.tokens[way.terms[i]!] ?? '') : String(way.terms[i]);
      out.push(
        svgText(left + (i + 0.5) * cell, y + 11, truncate(name, cell - 3, 12), {
          fill: inks[theme].ink2,
          anchor: 'middle',
        }),
      );
    }
  way.lines.forEach((line, r) => {
    const top = y + head + r * row;
    const { text, sub, hue } = labels[r]!;
    const fill = hue ? hues[hue][theme] : inks[theme].ink;
    out.push(svgText(0, top + 18, text, { fill, size: 13, weight: 600 }));
    if (sub) out.push(svgText(textWidth(text, 13) + 1, top + 22, sub, { fill, size: 10, weight: 600 }));
    for (let i = 0; i < fit; i++) out.push(cellSvg(line, line.values[i]!, left + i * cell, top, theme));
    const end = left + fit * cell + 12;
    const sum = totalOf(line, way);
    if (fit < way.terms.length || way.rest)
      if (line.name === 'product') out.push(svgText(end, top + 4, '…', { fill: inks[theme].ink2, size: 13 }));
    if (sum !== null)
      out.push(svgText(end, top + 18, `Σ = ${two(sum)}`, { fill: inks[theme].ink, size: 13, weight: 600 }));
  });
  return { svg: out.join(''), height: head + way.lines.length * row };
}

function cellSvg(line: Line, value: number, x: number, y: number, theme: Theme): string {
  const scale = line.name === 'exp' ? null : line.name === 'prob' || line.name === 'dropped' ? probability : signed;
  const index = scale ? colourIndex(scale, value) : -1;
  const table = scale && index >= 0 ? colourTable(scale.ramp, theme) : null;
  const ground = table
    ? `<rect x="${n(x)}" y="${n(y)}" width="${cell - 1}" height="${row - 1}" fill="${table.css[index]}"/>`
    : '';
  const fill = table ? (inkTable(table)[index] ?? inks[theme].ink) : inks[theme].ink;
  return (
    ground +
    svgText(x + (cell - 1) / 2, y + 18, line.name === 'exp' ? small(value) : two(value), {
      fill,
      size: 13,
      anchor: 'middle',
    })
  );
}

function totalOf(line: Line, way: Unfolding): number | null {
  if (line.name === 'product') return way.sum;
  return way.tensor !== 'probs' || line.name === 'score' ? null : line.values.reduce((a, b) => a + b, 0);
}

interface Label {
  readonly text: string;
  readonly sub?: string;
  readonly hue?: TensorHue;
}

function labelOf(name: LineName, way: Unfolding, { tokens }: Shown, t: Messages): Label {
  const [query = '', other = ''] = [tokens[way.row], tokens[way.col]];
  const weight = { q: 'W_Q', k: 'W_K', v: 'W_V' }[way.tensor as 'q' | 'k' | 'v'];
  const labels: Record<LineName, Label> = {
    q: { text: 'q', sub: query, hue: 'q' },
    k: { text: 'k', sub: other, hue: 'k' },
    v: { text: 'v', sub: String(way.col), hue: 'v' },
    x: { text: 'x', sub: query, hue: 'x' },
    weight: { text: `${t.lines.weight} ${weight}` },
    product: { text: t.lines.product },
    score: { text: t.lines.score, hue: 's' },
    exp: { text: way.shift === 0 ? t.lines.exp : t.lines.expShifted },
    prob: { text: t.lines.prob, hue: 's' },
    dropped: { text: t.lines.dropped, hue: 's' },
  };
  return labels[name];
}
