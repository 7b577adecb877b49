'use client';

import { useState } from 'react';
import { Group } from '@/components/ui/Group';
import { type Digits, formatReadable } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { cellText } from './cellText';
import styles from './DataTable.module.css';
import { labelOf } from './labels';
import { dictionaries } from './messages';

interface DataTableProps {
  readonly grid: Grid;
  readonly name: string;
  readonly rowLabels?: readonly string[] | undefined;
  readonly colLabels?: readonly string[] | undefined;
  readonly digits: Digits | null;
  /** Stands where there is no number; default NaN. */
  readonly missing?: string;
}

const ROWS = 32;
const COLS = 24;

/** The numbers as a table. Of a large grid a window of 32 rows and 24 columns, with buttons to move it; files hold everything. */
export function DataTable({ grid, name, rowLabels, colLabels, digits, missing }: DataTableProps) {
  const t = useMessages(dictionaries);
  const [from, setFrom] = useState({ row: 0, col: 0 });
  const firstRow = Math.min(from.row, Math.max(0, Math.floor((grid.rows - 1) / ROWS) * ROWS));
  const firstCol = Math.min(from.col, Math.max(0, Math.floor((grid.cols - 1) / COLS) * COLS));
  const rows = Array.from({ length: Math.min(ROWS, grid.rows - firstRow) }, (_, i) => firstRow + i);
  const cols = Array.from({ length: Math.min(COLS, grid.cols - firstCol) }, (_, i) => firstCol + i);
  const part = rows.length < grid.rows || cols.length < grid.cols;
  const write = (value: number): string => {
    if (missing !== undefined && Number.isNaN(value)) return missing;
    return digits ? cellText(value, digits) : formatReadable(value);
  };
  const moves = [
    { label: t.previousRows, on: firstRow > 0, to: { row: firstRow - ROWS, col: firstCol }, along: grid.rows > ROWS },
    {
      label: t.nextRows,
      on: firstRow + ROWS < grid.rows,
      to: { row: firstRow + ROWS, col: firstCol },
      along: grid.rows > ROWS,
    },
    {
      label: t.previousColumns,
      on: firstCol > 0,
      to: { row: firstRow, col: firstCol - COLS },
      along: grid.cols > COLS,
    },
    {
      label: t.nextColumns,
      on: firstCol + COLS < grid.cols,
      to: { row: firstRow, col: firstCol + COLS },
      along: grid.cols > COLS,
    },
  ].filter(move => move.along);
  return (
    <div className={styles.wrap}>
      {/* A box that scrolls must be reachable by keyboard. */}
      <Group className={styles.scroll} tabIndex={0} label={t.tableOf(name, grid.rows, grid.cols)}>
        <table>
          <thead>
            <tr>
              <td />
              {cols.map(col => (
                <th key={col} scope="col">
                  {labelOf(colLabels, col)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row}>
                <th scope="row">{labelOf(rowLabels, row)}</th>
                {cols.map(col => (
                  <td key={col}>{write(grid.values[row * grid.cols + col] ?? Number.NaN)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Group>
      {part ? (
        <div className={styles.part}>
          <p aria-live="polite">
            {t.tableWindow(
              t.range(rows[0] ?? 0, rows.at(-1) ?? 0, grid.rows),
              t.range(cols[0] ?? 0, cols.at(-1) ?? 0, grid.cols),
            )}
          </p>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend */}
          <div role="group" aria-label={t.tablePart}>
            {moves.map(move => (
              <button key={move.label} type="button" disabled={!move.on} onClick={() => setFrom(move.to)}>
                {move.label}
              </button>
            ))}
          </div>
        </div>
      ) : null}
    </div>
  );
}
