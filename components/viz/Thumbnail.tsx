'use client';

import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Grid } from '@/lib/grid';
import type { TensorHue } from './ramps';
import type { HeatScale } from './scale';
import styles from './Thumbnail.module.css';
import { useCanvas } from './useCanvas';
import { wholeView } from './zoom';

interface ThumbnailProps {
  readonly grid: Grid;
  readonly scale: HeatScale;
  readonly tensor: TensorHue;
  /** A row to be ringed: the token that is followed. */
  readonly row?: number | undefined;
}

/** A heatmap without labels and gaps that fills its box: what diagrams are made of. At least 4 px a row. Name it beside or around. */
export function Thumbnail({ grid, scale, tensor, row }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const minHeight = grid.rows * 4;
  // Whether rows decide the height, and which: only then is another number of them a reason to measure before the next frame.
  const pressing = minHeight >= size.height ? minHeight : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what presses makes it higher, and it is to be painted so in the same frame.
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const measure = (): void => {
      const now = { width: element.clientWidth, height: element.clientHeight };
      setSize(old => (old.width === now.width && old.height === now.height ? old : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [pressing]);
  const frame = useMemo(() => ({ rows: grid.rows, cols: grid.cols, ...size }), [grid.rows, grid.cols, size]);
  useCanvas(canvas, { grid, scale, frame, view: wholeView, gaps: false, digits: null });
  return (
    <div
      className={styles.thumb}
      style={{ '--hue': `var(--t-${tensor})`, minHeight } as CSSProperties}
      aria-hidden="true"
    >
      <canvas ref={canvas} />
      {row !== undefined && row >= 0 && row < grid.rows ? (
        <i className={styles.row} style={{ top: `${(100 * row) / grid.rows}%`, height: `${100 / grid.rows}%` }} />
      ) : null}
    </div>
  );
}
