import { inkTable } from './ink';
import { colourTable, hues, inks, type Theme } from './ramps';
import { colourIndex } from './scale';
import { n, svgText } from './svg';
import { textWidth, truncate } from './textWidth';
import type { UnfoldedLine, Unfolding } from './unfolding';

interface Options {
  readonly y: number;
  readonly width: number;
  readonly theme: Theme;
}

/** At least; wider where a number needs it. */
const CELL = 47;
const ROW = 29;
const HEAD = 18;
const TOTAL = 90;

/** An unfolded cell as a piece of SVG: as many terms as there is room for. */
export function unfoldingSvg(
  { lines, columns, numbered, rest }: Unfolding,
  { y, width, theme }: Options,
): { svg: string; height: number } {
  const ink = inks[theme];
  const lead = ({ before }: UnfoldedLine['label']) => (before ? textWidth(`${before} `, 13) : 0);
  const widths = lines.map(({ label }) => lead(label) + textWidth(label.text, 13) + textWidth(label.sub ?? '', 10));
  const left = Math.ceil(Math.max(...widths)) + 14;
  const written = lines.flatMap(({ values, write }) => values.map(value => textWidth(write(value), 13) + 6));
  const cell = Math.ceil(Math.max(CELL, ...written));
  const fit = Math.min(columns.length, Math.max(1, Math.floor((width - left - TOTAL) / cell)));
  const cut = rest !== undefined || fit < columns.length;
  const head = !numbered || cut ? HEAD : 0;
  const out: string[] = [];
  for (let i = 0; head > 0 && i < fit; i++)
    out.push(
      svgText(left + (i + 0.5) * cell, y + 11, truncate(columns[i] ?? '', cell - 3, 12), {
        fill: ink.ink2,
        anchor: 'middle',
      }),
    );
  for (const [r, line] of lines.entries()) {
    const top = y + head + r * ROW;
    const { before, text, sub, hue } = line.label;
    const fill = hue ? hues[hue][theme] : ink.ink;
    const start = lead(line.label);
    if (before) out.push(svgText(0, top + 18, before, { fill: ink.ink, size: 13, weight: 600 }));
    out.push(svgText(start, top + 18, text, { fill, size: 13, weight: 600 }));
    if (sub) out.push(svgText(start + textWidth(text, 13) + 1, top + 22, sub, { fill, size: 10, weight: 600 }));
    for (let i = 0; i < fit; i++)
      out.push(cellSvg(line, line.values[i] ?? Number.NaN, { x: left + i * cell, y: top, cell, theme }));
    const end = left + fit * cell + 12;
    if (!line.total) continue;
    if (cut) out.push(svgText(end, top + 4, '…', { fill: ink.ink2, size: 13 }));
    out.push(svgText(end, top + 18, line.total, { fill: ink.ink, size: 13, weight: 600 }));
  }
  return { svg: out.join(''), height: head + lines.length * ROW };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly cell: number;
  readonly theme: Theme;
}

function cellSvg({ scale, write }: UnfoldedLine, value: number, { x, y, cell, theme }: Place): string {
  const index = scale ? colourIndex(scale, value) : -1;
  const table = scale && index >= 0 ? colourTable(scale.ramp, theme) : null;
  const ground = table
    ? `<rect x="${n(x)}" y="${n(y)}" width="${cell - 1}" height="${ROW - 1}" fill="${table.css[index]}"/>`
    : '';
  const fill = table ? (inkTable(table)[index] ?? inks[theme].ink) : inks[theme].ink;
  return ground + svgText(x + (cell - 1) / 2, y + 18, write(value), { fill, size: 13, anchor: 'middle' });
}
