import { type PointerEvent, useMemo } from 'react';
import { Thumbnail } from '@/components/viz/Thumbnail';
import type { Frame } from '@/lib/experiments/contract';
import { type GridKey, gridNames } from '@/lib/experiments/encoder-layer/result';
import { formatReadable, formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import { scaleOf, shapeOf, tensorOf } from './frame';
import { type DiagramLayout, tensors } from './layout';
import type { Messages } from './messages.en';
import styles from './View.module.css';

interface TensorsProps {
  readonly layout: DiagramLayout;
  /** CSS px of one unit of the layout. */
  readonly scale: number;
  readonly frame: Frame;
  readonly token: number;
  readonly head: number;
  readonly opened: string;
  readonly inspector: string;
  readonly t: Messages;
  readonly onOpen: (key: GridKey) => void;
  /** What is pointed at or focused, in words; null when nothing is. */
  readonly onPoint: (said: Pointed | null) => void;
}

export interface Pointed {
  readonly key: GridKey;
  readonly cell: string | null;
}

const EDGE = 3;

/** The tensors, as buttons over the wires: each shows its cells, says what it is, and opens below when pressed. */
export function Tensors({ layout, scale, frame, token, head, opened, inspector, t, onOpen, onPoint }: TensorsProps) {
  // The same views while frame and head stay, so that thumbnails are painted anew only when there is something new.
  const grids = useMemo(() => gridsOf(frame, head), [frame, head]);
  const words = frame.labels.tokens ?? [];
  const column = (key: GridKey, col: number): string =>
    key === 'scores' || key === 'probs' ? (words[col] ?? '') : t.dimension(col);

  const point = (key: GridKey, event: PointerEvent<HTMLElement>): void => {
    const { rows, cols, values } = grids[key];
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const col = Math.floor(((event.clientX - box.left - EDGE) / (box.width - EDGE)) * cols);
    const within = row >= 0 && col >= 0 && row < rows && col < cols;
    const value = formatReadable(values[row * cols + col] ?? Number.NaN);
    onPoint({ key, cell: within ? t.cell(words[row] ?? '', column(key, col), value) : null });
  };

  return layout.boxes.map(({ key, x, y, width, height, tag }) => {
    const { name, hue } = tensors[key];
    const shape = shapeOf(frame, key);
    return (
      <div key={key}>
        <div
          className={styles.tag}
          style={{ left: tag.x * scale, top: tag.y * scale }}
          aria-hidden="true"
          data-part={key}
        >
          <b className={`t-${hue}`} data-light="">
            {name}
          </b>
          <span>{formatShape(grids[key].rows, grids[key].cols)}</span>
        </div>
        <button
          type="button"
          className={styles.tensor}
          style={{ left: x * scale - EDGE, top: y * scale, width: width * scale + EDGE, height: height * scale }}
          aria-label={t.openTensor(name, shape, gridNames[key])}
          aria-expanded={opened === key}
          aria-controls={opened === key ? inspector : undefined}
          data-part={key}
          onClick={() => onOpen(key)}
          onPointerMove={event => point(key, event)}
          onPointerLeave={() => onPoint(null)}
          onFocus={() => onPoint({ key, cell: null })}
          onBlur={() => onPoint(null)}
        >
          <Thumbnail grid={grids[key]} scale={scaleOf(key)} tensor={hue} row={token >= 0 ? token : undefined} />
        </button>
      </div>
    );
  });
}

type Grids = Readonly<Record<GridKey, Grid>>;

const gridsOf = (frame: Frame, head: number): Grids =>
  Object.fromEntries(Object.keys(gridNames).map(key => [key, tensorOf(frame, key as GridKey, head)])) as Grids;
