import type { Selection } from './contract';
import styles from './Heatmap.module.css';
import { cellSize, type Frame, type View } from './zoom';

const PAD = 4;

interface RingProps {
  readonly frame: Frame;
  readonly view: View;
  readonly selection: Selection | null;
  readonly className: string | undefined;
}

/** A ring around a cell, a row or a column: 2 px of ink with a page-coloured halo on both sides, so that it shows on any colour. */
function Ring({ frame, view, selection, className }: RingProps) {
  if (!selection || (selection.row === undefined && selection.col === undefined)) return null;
  const { row, col } = selection;
  if ((row !== undefined && (row < 0 || row >= frame.rows)) || (col !== undefined && (col < 0 || col >= frame.cols)))
    return null;
  const cell = cellSize(frame, view.zoom);
  const left = col === undefined ? 0 : col * cell.width - view.x;
  const top = row === undefined ? 0 : row * cell.height - view.y;
  const width = col === undefined ? frame.width : Math.max(cell.width, 2);
  const height = row === undefined ? frame.height : Math.max(cell.height, 2);
  // The ring lies outside the cells, on the gap: 2 px beyond each edge, 1 less where the gap is.
  return (
    <div
      className={className}
      style={{ left: left - 2 + PAD, top: top - 2 + PAD, width: width + 3, height: height + 3 }}
    />
  );
}

/** The layer of rings over the cells; clipped a little outside, so that a zoomed picture's rings stay within. */
export function Rings({
  frame,
  view,
  selection,
  cursor,
}: {
  readonly frame: Frame;
  readonly view: View;
  readonly selection: Selection | null;
  readonly cursor: Selection | null;
}) {
  return (
    <div className={styles.rings} aria-hidden="true">
      <Ring frame={frame} view={view} selection={selection} className={styles.ring} />
      <Ring frame={frame} view={view} selection={cursor} className={`${styles.ring} ${styles.hover}`} />
    </div>
  );
}
