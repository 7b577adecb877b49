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
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows make it higher, and it is to be painted so in the same frame.
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid.rows]);
  const frame = useMemo(() => ({ rows: grid.rows, cols: grid.cols, ...size }), [grid.rows, grid.cols, size]);
  useCanvas(canvas, { grid, scale, frame, view: wholeView, gaps: false, digits: null });
  return (
    <div
      className={styles.thumb}
      style={{ '--hue': `var(--t-${tensor})`, minHeight: grid.rows * 4 } as CSSProperties}
      aria-hidden="true"
    >
      <canvas ref={canvas} />
      {row !== undefined && row >= 0 && row < grid.rows ? (
        <i className={styles.row} style={{ top: `${(100 * row) / grid.rows}%`, height: `${100 / grid.rows}%` }} />
      ) : null}
    </div>
  );
}
