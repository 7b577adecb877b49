'use client';

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Digits } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import { type CellImage, createCellImage, fillCellImage, paint } from './paint';
import { colourTable } from './ramps';
import type { HeatScale } from './scale';
import { useDevicePixels } from './useDevicePixels';
import { useFonts } from './useFonts';
import { usePixelRatio } from './usePixelRatio';
import { useTheme } from './useTheme';
import type { Frame, View } from './zoom';

interface Painted {
  readonly image: CellImage;
  readonly grid: Grid;
  readonly scale: HeatScale;
  readonly theme: string;
  readonly holes: number;
}

export interface CanvasOptions {
  readonly grid: Grid;
  readonly scale: HeatScale;
  readonly frame: Frame;
  readonly view: View;
  readonly gaps: boolean;
  /** How values are printed where cells have room; null: never. */
  readonly digits: Digits | null;
}

/**
 * Keeps a canvas painted: on every new grid, scale, size, view, theme or pixel ratio, before the browser paints the page. Colours
 * are only looked up again when grid, scale or theme changed; zooming and panning cost one drawImage. Returns how many cells are not
 * finite numbers.
 */
export function useCanvas(ref: RefObject<HTMLCanvasElement | null>, options: CanvasOptions): number {
  const { grid, scale, frame, view, gaps, digits } = options;
  const theme = useTheme();
  const ratio = usePixelRatio();
  const fonts = useFonts();
  const covered = useDevicePixels(ref);
  const painted = useRef<Painted | null>(null);
  const [holes, setHoles] = useState(0);
  const near = (exact: number | undefined, size: number): number =>
    exact !== undefined && Math.abs(exact - size * ratio) < 1.01 ? exact : Math.round(size * ratio);
  // As numbers: that the browser confirms what was expected is no reason to paint again.
  const pixelWidth = near(covered?.width, frame.width);
  const pixelHeight = near(covered?.height, frame.height);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a font that arrives changes what fillText writes.
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || frame.width <= 0 || frame.height <= 0) return;
    const table = colourTable(scale.ramp, theme);
    let last = painted.current;
    if (!last || last.grid !== grid || last.scale !== scale || last.theme !== theme) {
      const reusable =
        last && last.image.data.width === Math.max(1, grid.cols) && last.image.data.height === Math.max(1, grid.rows);
      const image = reusable && last ? last.image : createCellImage(grid.rows, grid.cols);
      if (!image) return;
      last = { image, grid, scale, theme, holes: fillCellImage(image, grid, scale, table) };
      painted.current = last;
      setHoles(last.holes);
    }
    const pixels = { width: pixelWidth, height: pixelHeight };
    if (canvas.width !== pixels.width) canvas.width = pixels.width;
    if (canvas.height !== pixels.height) canvas.height = pixels.height;
    const print = digits && { digits, font: () => `500 12px ${getComputedStyle(canvas).fontFamily}` };
    paint(context, last.image, { grid, scale, table, theme, frame, view, pixels, gaps, holes: last.holes, print });
  }, [ref, grid, scale, frame, view, gaps, digits, theme, pixelWidth, pixelHeight, fonts]);
  return holes;
}
