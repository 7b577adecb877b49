import { colourTable, hues, inks } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import { gridNames } from '@/lib/experiments/encoder-layer/result';
import type { Grid } from '@/lib/grid';
import type { Locale } from '@/lib/i18n/locales';
import { lettering, wrap } from './lettering';

export const width = 1200;
export const height = 630;

const { page, ink, ink2 } = inks.light;
const accent = '#3b47c9';
const slate = hues.x.light;
const margin = 72;
const trunk = 500;

interface CardWords {
  readonly locale: Locale;
  readonly site: string;
  readonly title: string;
  /** Above the title: the place in the course. */
  readonly over?: string;
}

/** What a shared link shows: the title, and below it one encoder layer along its trunk, its cells computed by the engine. */
export function card({ locale, site, title, over }: CardWords, frame: Frame): string {
  const size = [84, 76, 66, 58].find(each => wrap(title, locale, each, width - 2 * margin).length <= 2) ?? 50;
  const lines = wrap(title, locale, size, width - 2 * margin);
  const top = 190 + (over ? 40 : 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${page}"/>
<g transform="translate(${margin} 52) scale(1.35)" fill="none"><path d="M6 0v26" stroke="${slate}" stroke-width="3.5"/><path d="M6 4c10 0 11 3 11 6.5S15 18 8 18" stroke="${accent}" stroke-width="2.25"/><circle cx="6" cy="18" r="4" fill="${page}" stroke="${accent}" stroke-width="2.25"/></g>
<g fill="${ink}">${lettering(site, locale, 28, margin + 46, 79)}</g>
${over ? `<g fill="${ink2}">${lettering(over, locale, 26, margin, top - size * 0.98)}</g>` : ''}
<g fill="${ink}">${lines.map((line, at) => lettering(line, locale, size, margin - 2, top + 24 + at * size * 1.14)).join('')}</g>
<g transform="translate(0 52)">${layer(frame)}</g>
</svg>`;
}

/** x on the trunk, probs on the branch that leaves it and returns at ⊕, then h and y. */
function layer({ grids }: Frame): string {
  const grid = (name: keyof typeof gridNames): Grid => {
    const found = grids[gridNames[name]];
    if (!found) throw new Error(`Open Graph: the encoder layer has no ${gridNames[name]}`);
    return found;
  };
  const probs = grid('probs');
  const oneHead = { values: probs.values.subarray(0, probs.cols * probs.cols), rows: probs.cols, cols: probs.cols };
  const line = (d: string, stroke: string, weight: number) =>
    `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${weight}" stroke-linejoin="round"/>`;
  return [
    line(`M0 ${trunk}H${width}`, slate, 9),
    line(`M318 ${trunk}V412H366`, hues.s.light, 3),
    line(`M520 412H590V${trunk}`, hues.ctx.light, 3),
    line(`M884 ${trunk}V412H924M1078 412H1120V${trunk}`, hues.ffn.light, 3),
    cells(grid('x'), 'div', slate, 72, trunk - 40, 9, 10),
    cells(oneHead, 'seq', hues.s.light, 370, 340, 18, 18),
    cells(grid('h'), 'div', slate, 648, trunk - 40, 9, 10),
    cells(firstColumns(grid('activated'), 24), 'div', hues.ffn.light, 928, 372, 6, 10),
    add(590),
    add(1120),
  ].join('');
}

const add = (x: number) =>
  `<circle cx="${x}" cy="${trunk}" r="17" fill="${page}" stroke="${slate}" stroke-width="3.5"/><path d="M${x - 8} ${trunk}h16M${x} ${trunk - 8}v16" stroke="${slate}" stroke-width="3.5"/>`;

function firstColumns({ values, rows, cols }: Grid, count: number): Grid {
  const cut = new Float64Array(rows * count);
  for (let r = 0; r < rows; r++) for (let c = 0; c < count; c++) cut[r * count + c] = values[r * cols + c] ?? 0;
  return { values: cut, rows, cols: count };
}

const scales = { div: (value: number) => 0.5 + value / 6, seq: (value: number) => value } as const;

function cells(
  { values, rows, cols }: Grid,
  ramp: 'div' | 'seq',
  hue: string,
  x: number,
  y: number,
  w: number,
  h: number,
): string {
  const { css } = colourTable(ramp, 'light');
  let out = `<rect x="${x - 5}" y="${y}" width="5" height="${rows * h}" fill="${hue}"/>`;
  for (let at = 0; at < rows * cols; at++) {
    const t = Math.min(1, Math.max(0, scales[ramp](values[at] ?? 0)));
    const [left, top] = [x + (at % cols) * w, y + Math.floor(at / cols) * h];
    out += `<rect x="${left}" y="${top}" width="${w + 0.5}" height="${h + 0.5}" fill="${css[Math.round(t * (css.length - 1))]}"/>`;
  }
  return out;
}
