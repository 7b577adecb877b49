import { inkTable } from '@/components/viz/ink';
import { colourTable, hues, inks, type Theme } from '@/components/viz/ramps';
import { colourIndex } from '@/components/viz/scale';
import { n, svgText } from '@/components/viz/svg';
import { textWidth, truncate } from '@/components/viz/textWidth';
import { labelOf, scaleOf, totalOf, written } from './lines';
import type { Messages } from './messages.en';
import type { Shown } from './shown';
import type { Line, Unfolding } from './unfold';

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
  const lead = ({ before }: (typeof labels)[number]) => (before ? textWidth(`${before} `, 13) : 0);
  const widths = labels.map(label => lead(label) + textWidth(label.text, 13) + textWidth(label.sub ?? '', 10));
  const left = Math.ceil(Math.max(...widths)) + 14;
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
    const { before, text, sub, hue } = labels[r]!;
    const fill = hue ? hues[hue][theme] : inks[theme].ink;
    const start = lead(labels[r]!);
    if (before) out.push(svgText(0, top + 18, before, { fill: inks[theme].ink, size: 13, weight: 600 }));
    out.push(svgText(start, top + 18, text, { fill, size: 13, weight: 600 }));
    if (sub) out.push(svgText(start + textWidth(text, 13) + 1, top + 22, sub, { fill, size: 10, weight: 600 }));
    for (let i = 0; i < fit; i++) out.push(cellSvg(line, line.values[i]!, left + i * cell, top, theme));
    const end = left + fit * cell + 12;
    const sum = totalOf(line, way);
    if (fit < way.terms.length || way.rest)
      if (line.name === 'product') out.push(svgText(end, top + 4, '…', { fill: inks[theme].ink2, size: 13 }));
    if (sum !== null) out.push(svgText(end, top + 18, sum, { fill: inks[theme].ink, size: 13, weight: 600 }));
  });
  return { svg: out.join(''), height: head + way.lines.length * row };
}

function cellSvg(line: Line, value: number, x: number, y: number, theme: Theme): string {
  const scale = scaleOf(line.name);
  const index = scale ? colourIndex(scale, value) : -1;
  const table = scale && index >= 0 ? colourTable(scale.ramp, theme) : null;
  const ground = table
    ? `<rect x="${n(x)}" y="${n(y)}" width="${cell - 1}" height="${row - 1}" fill="${table.css[index]}"/>`
    : '';
  const fill = table ? (inkTable(table)[index] ?? inks[theme].ink) : inks[theme].ink;
  return (
    ground +
    svgText(x + (cell - 1) / 2, y + 18, written(line.name, value), {
      fill,
      size: 13,
      anchor: 'middle',
    })
  );
}
