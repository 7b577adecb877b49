'use client';

import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from 'react';
import { formatReadable, formatShape } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import type { HeatmapProps, Selection } from './contract';
import styles from './Heatmap.module.css';
import { ColumnLabels, RowLabels } from './HeatmapLabels';
import { moveCursor, within } from './keys';
import { dictionaries } from './messages';
import { PRINT_WIDTH } from './paint';
import { Rings } from './Rings';
import { useAnnounced } from './useAnnounced';
import { useCanvas } from './useCanvas';
import { useCellPointer } from './useCellPointer';
import { useSizes } from './useFrame';
import { useWidth } from './useWidth';
import { ZoomButtons } from './ZoomButtons';
import { type Cell, cellSize, clampView, reveal, type View, visibleRange, wholeView, zoomAt } from './zoom';

const TWO_PLACES = { style: 'fixed', places: 2 } as const;
/** Cells smaller than this are hard to point at: the picture can be zoomed. */
const SMALL_CELL = 12;
const SETTLE = 350;

/**
 * A matrix as coloured cells on a canvas, with labels, a cursor for pointer, finger and keyboard, zoom where cells are small, and its
 * numbers as text, picture and array. It draws what it is given: a Grid and a fixed scale; it computes nothing and keeps no state
 * but its cursor and its zoom. See contract.ts for the props.
 */
export function Heatmap(props: HeatmapProps) {
  const {
    grid,
    scale,
    name,
    tensor,
    rowLabels,
    colLabels,
    interactive = true,
    digits = TWO_PLACES,
    selectOn = 'hover',
  } = props;
  const t = useMessages(dictionaries);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cursor, setCursor] = useState<Cell | null>(null);
  const [focused, setFocused] = useState(false);
  const [wanted, setView] = useState<View>(wholeView);

  const sizes = useSizes(props, useWidth(box));
  const { frame } = sizes;
  const view = clampView(frame, wanted);
  const cell = cellSize(frame, view.zoom);
  const empty = frame.rows === 0 || frame.cols === 0;
  const base = cellSize(frame, 1);
  const zoomable = interactive && !empty && (props.zoomable ?? Math.min(base.width, base.height) < SMALL_CELL);
  const printed = digits !== null && cell.width >= PRINT_WIDTH;

  useCanvas(canvas, { grid, scale, frame, view: useSame(view), gaps: true, digits });

  const at = cursor && !empty ? within(grid, cursor.row, cursor.col) : null;
  const selection = props.selection === undefined ? at : props.selection;
  const value = at ? (grid.values[at.row * grid.cols + at.col] ?? Number.NaN) : Number.NaN;
  const nameOf = (
    names: readonly string[] | undefined,
    axis: string | undefined,
    fallback: (index: number) => string,
    index: number,
  ): string => names?.[index] ?? (axis ? `${axis} ${index}` : fallback(index));
  const sentence = at
    ? (props.describe?.(at, value) ??
      t.cell(
        nameOf(rowLabels, props.rowAxis, t.row, at.row),
        nameOf(colLabels, props.colAxis, t.column, at.col),
        formatReadable(value),
      ))
    : null;
  const announced = useAnnounced(sentence, focused ? 120 : SETTLE);

  const go = (to: Cell | null, select: boolean): void => {
    if (to?.row === cursor?.row && to?.col === cursor?.col && !select) return;
    setCursor(to);
    if (to && select) props.onSelect?.(to);
  };
  const { panning, handlers } = useCellPointer(pane, {
    frame,
    view,
    setView,
    zoomable,
    onCell: (to, pressed) => {
      if (to === null && focused) return;
      const moved = to && (to.row !== cursor?.row || to.col !== cursor?.col);
      go(to, Boolean(to) && (pressed || (selectOn === 'hover' && Boolean(moved))));
    },
  });

  const start = (): Cell => at ?? within(grid, props.selection?.row ?? 0, props.selection?.col ?? 0);
  const zoomBy = (factor: number): void => {
    const middle = at
      ? { x: (at.col + 0.5) * cell.width - view.x, y: (at.row + 0.5) * cell.height - view.y }
      : { x: frame.width / 2, y: frame.height / 2 };
    setView(now => zoomAt(frame, now, factor, middle.x, middle.y));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const seen = visibleRange(frame, view).rows;
    const to = moveCursor(event, start(), { rows: grid.rows, cols: grid.cols, page: Math.max(1, seen[1] - seen[0]) });
    const zoom = zoomable && !event.ctrlKey && !event.metaKey && !event.altKey ? zoomKeys[event.key] : undefined;
    if (to) {
      go(to, true);
      setView(now => reveal(frame, now, to));
    } else if (zoom !== undefined) zoom === 0 ? setView(wholeView) : zoomBy(zoom);
    else if (event.key === 'Enter' || event.key === ' ') go(start(), true);
    else return;
    event.preventDefault();
  };

  const hover: Selection | null = props.selection !== undefined && at && !covers(props.selection, at) ? at : null;
  const readout = props.readout ?? (printed ? 'hidden' : 'line');
  const label = props.alt ?? `${name}, ${t.rowsAndColumns(grid.rows, grid.cols)}`;
  const active = { row: at?.row ?? props.selection?.row, col: at?.col ?? props.selection?.col };

  return (
    <div
      ref={box}
      className={`${styles.box} ${props.cellWidth === undefined ? styles.fill : ''}`}
      style={{ '--hue': `var(--t-${tensor})` } as CSSProperties}
    >
      <div className={styles.map}>
        <div className={styles.name}>
          <b className={`t-${tensor}`}>{name}</b>
          <span>{props.shape ?? formatShape(grid.rows, grid.cols)}</span>
          {zoomable ? <ZoomButtons frame={frame} view={view} zoomBy={zoomBy} reset={() => setView(wholeView)} /> : null}
        </div>
        {empty ? (
          <div className={styles.empty}>{t.empty}</div>
        ) : (
          <>
            {sizes.top > 0 ? (
              <ColumnLabels
                names={colLabels}
                frame={frame}
                view={view}
                active={active.col}
                height={sizes.top}
                slanted={sizes.slanted}
              />
            ) : null}
            {sizes.left > 0 ? (
              <RowLabels names={rowLabels} frame={frame} view={view} active={active.row} width={sizes.left} />
            ) : null}
            {interactive ? (
              <div
                ref={pane}
                className={[
                  styles.pane,
                  zoomable ? styles.zooming : '',
                  view.zoom > 1 ? styles.pannable : '',
                  panning ? styles.panning : '',
                ].join(' ')}
                role="application"
                aria-roledescription={t.heatmap}
                aria-label={label}
                aria-describedby={`${id}-help`}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: role=application takes the keyboard; its arrow keys move the cursor
                tabIndex={0}
                onKeyDown={onKeyDown}
                onFocus={() => {
                  setFocused(true);
                  if (!at) setCursor(start());
                }}
                onBlur={() => {
                  setFocused(false);
                  setCursor(null);
                }}
                {...handlers}
              >
                <canvas ref={canvas} style={{ width: frame.width, height: frame.height }} />
                <Rings frame={frame} view={view} selection={selection} cursor={hover} />
              </div>
            ) : (
              <div ref={pane} className={styles.pane} role="img" aria-label={label}>
                <canvas ref={canvas} style={{ width: frame.width, height: frame.height }} />
                <Rings frame={frame} view={view} selection={selection} cursor={null} />
              </div>
            )}
          </>
        )}
        {interactive && !empty ? (
          <>
            {readout === 'line' ? (
              <div className={styles.below} aria-hidden="true">
                {sentence ?? t.hint}
              </div>
            ) : null}
            <output className={styles.hidden} aria-live="polite">
              {announced}
            </output>
            <p id={`${id}-help`} className={styles.hidden}>
              {[t.help, zoomable ? t.helpZoom : '', props.tools === false ? '' : t.helpTable].filter(Boolean).join(' ')}
            </p>
          </>
        ) : null}
      </div>
    </div>
  );
}

const zoomKeys: Readonly<Record<string, number>> = {
  '+': 1.5,
  '=': 1.5,
  '-': 1 / 1.5,
  '−': 1 / 1.5,
  _: 1 / 1.5,
  '0': 0,
};

const covers = (selection: Selection | null, cell: Cell): boolean =>
  selection !== null &&
  (selection.row ?? cell.row) === cell.row &&
  (selection.col ?? cell.col) === cell.col &&
  (selection.row !== undefined || selection.col !== undefined);

/** The same object while its fields are the same, so that effects run on change only. */
function useSame(view: View): View {
  const [kept, setKept] = useState(view);
  if (kept.zoom === view.zoom && kept.x === view.x && kept.y === view.y) return kept;
  setKept(view);
  return view;
}
