import type { Grid } from '@/lib/grid';
import { exactNumber } from './exactNumber';
import { labelOf } from './labels';

/** What makes a spreadsheet take a cell for a formula, in ASCII and full width, and what it skips before one. */
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A word as a cell: an apostrophe keeps =, +, - and @ from starting a formula; quotes, commas and line breaks are quoted (RFC 4180). */
export function csvText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface Labels {
  readonly rowLabels?: readonly string[] | undefined;
  readonly colLabels?: readonly string[] | undefined;
}

/** A header of column labels, then a line a row with its label first. Numbers are exact and stay numbers, negative ones too. */
export function csv(grid: Grid, { rowLabels, colLabels }: Labels): string {
  const single = grid.values instanceof Float32Array;
  const lines = [['', ...Array.from({ length: grid.cols }, (_, col) => csvText(labelOf(colLabels, col)))].join(',')];
  for (let row = 0; row < grid.rows; row++) {
    const cells = [csvText(labelOf(rowLabels, row))];
    for (let col = 0; col < grid.cols; col++)
      cells.push(exactNumber(grid.values[row * grid.cols + col] ?? Number.NaN, single));
    lines.push(cells.join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}
