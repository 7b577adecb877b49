'use client';

import { useMemo, useRef } from 'react';
import type { TensorHue } from '@/components/viz/ramps';
import type { HeatScale } from '@/components/viz/scale';
import { useCanvas } from '@/components/viz/useCanvas';
import { wholeView } from '@/components/viz/zoom';
import type { Grid } from '@/lib/grid';
import styles from './View.module.css';

interface ThumbProps {
  readonly grid: Grid;
  readonly scale: HeatScale;
  readonly hue: TensorHue;
  /** CSS px, with the edge in the tensor's hue. */
  readonly width: number;
  readonly height: number;
  readonly faint: boolean;
}

export const EDGE = 3;

/** A tensor's cells without labels and gaps in a box of fixed size: a diagram's, which does not grow with its tokens. */
export function Thumb({ grid, scale, hue, width, height, faint }: ThumbProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [inner, high] = [Math.round(width) - EDGE, Math.round(height)];
  const frame = useMemo(
    () => ({ rows: grid.rows, cols: grid.cols, width: inner, height: high }),
    [grid.rows, grid.cols, inner, high],
  );
  useCanvas(canvas, { grid, scale, frame, view: wholeView, gaps: false, digits: null });
  return (
    <span className={styles.thumb} style={{ borderColor: `var(--t-${hue})` }} aria-hidden="true">
      <canvas ref={canvas} className={faint ? styles.faint : undefined} style={{ width: inner, height: high }} />
    </span>
  );
}
