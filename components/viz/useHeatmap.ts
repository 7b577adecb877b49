'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';
import { formatReadable } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import type { HeatmapProps, Selection } from './contract';
import { moveCursor, within } from './keys';
import { dictionaries } from './messages';
import { useAnnounced } from './useAnnounced';
import { useCellPointer } from './useCellPointer';
import { type Cell, cellSize, clampView, type Frame, reveal, type View, visibleRange, wholeView, zoomAt } from './zoom';

/** Cells smaller than this are hard to point at: the picture can be zoomed. */
const SMALL_CELL = 12;
/** ms a cursor must rest before its sentence is spoken: little for keys, more while something is dragged. */
const SETTLE = { keys: 120, drag: 400 } as const;
const zoomKeys: Readonly<Record<string, number>> = {
  '+': 1.5,
  '=': 1.5,
  '-': 1 / 1.5,
  '−': 1 / 1.5,
  _: 1 / 1.5,
  '0': 0,
};

/** The cursor, the zoom, and what they say: the state of one heatmap and all that changes it. */
export function useHeatmap(props: HeatmapProps, frame: Frame, pane: RefObject<HTMLElement | null>) {
  const { grid, rowLabels, colLabels, interactive = true, selectOn = 'hover' } = props;
  const t = useMessages(dictionaries);
  const [cursor, setCursor] = useState<Cell | null>(null);
  const [focused, setFocused] = useState(false);
  const [wanted, setView] = useState<View>(wholeView);

  const view = useSame(clampView(frame, wanted));
  const cell = cellSize(frame, view.zoom);
  const base = cellSize(frame, 1);
  const empty = frame.rows === 0 || frame.cols === 0;
  const zoomable = interactive && !empty && (props.zoomable ?? Math.min(base.width, base.height) < SMALL_CELL);

  const at = cursor && !empty ? within(grid, cursor.row, cursor.col) : null;
  const controlled = props.selection !== undefined;
  const selection: Selection | null = controlled ? (props.selection ?? null) : at;
  const sentence = at ? describe(at) : null;
  const announced = useAnnounced(props.announce === false ? null : sentence, focused ? SETTLE.keys : SETTLE.drag);

  function describe(cell: Cell): string {
    const value = grid.values[cell.row * grid.cols + cell.col] ?? Number.NaN;
    if (props.describe) return props.describe(cell, value);
    const row = rowLabels?.[cell.row] ?? (props.rowAxis ? `${props.rowAxis} ${cell.row}` : t.row(cell.row));
    const col = colLabels?.[cell.col] ?? (props.colAxis ? `${props.colAxis} ${cell.col}` : t.column(cell.col));
    return t.cell(row, col, formatReadable(value));
  }

  const same = (to: Cell | null): boolean => to?.row === cursor?.row && to?.col === cursor?.col;
  const go = (to: Cell, select: boolean): void => {
    if (!same(to)) setCursor(to);
    if (select) props.onSelect?.(to);
  };
  const pointer = useCellPointer(pane, {
    frame,
    view,
    setView,
    zoomable,
    onCell: (to, pressed) => {
      if (to) go(to, (pressed || selectOn === 'hover') && !(same(to) && !pressed));
      else if (!focused && cursor) setCursor(null);
    },
  });

  /** Where the keyboard begins: at the cursor, else at what is selected, else where it is told to. */
  const start = (): Cell => {
    const from = { row: 0, col: 0, ...known(props.start), ...known(props.selection) };
    return at ?? within(grid, from.row, from.col);
  };
  const zoomBy = (factor: number): void => {
    const middle = at
      ? { x: (at.col + 0.5) * cell.width - view.x, y: (at.row + 0.5) * cell.height - view.y }
      : { x: frame.width / 2, y: frame.height / 2 };
    setView(now => {
      const zoomed = zoomAt(frame, now, factor, middle.x, middle.y);
      return at ? reveal(frame, zoomed, at) : zoomed;
    });
  };
  const reset = (): void => setView(wholeView);

  const onKeyDown = (event: KeyboardEvent): void => {
    const seen = visibleRange(frame, view).rows;
    const to = moveCursor(event, start(), { rows: grid.rows, cols: grid.cols, page: Math.max(1, seen[1] - seen[0]) });
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const zoom = zoomable && plain ? zoomKeys[event.key] : undefined;
    if (to) {
      go(to, true);
      setView(now => reveal(frame, now, to));
    } else if (zoom !== undefined) zoom === 0 ? reset() : zoomBy(zoom);
    else if (plain && (event.key === 'Enter' || event.key === ' ')) go(start(), true);
    else return;
    event.preventDefault();
  };
  const onFocus = (): void => {
    setFocused(true);
    if (!at) setCursor(start());
  };
  const onBlur = (): void => {
    setFocused(false);
    setCursor(null);
  };

  return {
    t,
    view,
    base,
    printable: cell,
    empty,
    zoomable,
    zoomBy,
    reset,
    selection,
    /** The cursor's own ring, where the selection does not already cover it. */
    hover: controlled && at && !covers(selection, at) ? at : null,
    active: { row: at?.row ?? props.selection?.row, col: at?.col ?? props.selection?.col },
    sentence,
    announced,
    panning: pointer.panning,
    handlers: { ...pointer.handlers, onKeyDown, onFocus, onBlur },
  };
}

function covers(selection: Selection | null, cell: Cell): boolean {
  if (!selection || (selection.row === undefined && selection.col === undefined)) return false;
  return (selection.row ?? cell.row) === cell.row && (selection.col ?? cell.col) === cell.col;
}

/** Only the axes that are given. */
function known(selection: Selection | null | undefined): { row?: number; col?: number } {
  const { row, col } = selection ?? {};
  return { ...(row === undefined ? {} : { row }), ...(col === undefined ? {} : { col }) };
}

/** The same object while its fields are the same, so that effects run on change only. */
function useSame(view: View): View {
  const [kept, setKept] = useState(view);
  if (kept.zoom === view.zoom && kept.x === view.x && kept.y === view.y) return kept;
  setKept(view);
  return view;
}
