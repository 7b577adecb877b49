import type { Grid } from '@/lib/grid';
import { type ColourTable, TABLE_SIZE } from './ramps';
import { colourIndex, type HeatScale } from './scale';

/**
 * Colours a grid, one pixel a cell, row-major, into `pixels` (packed RGBA, as ImageData holds it). What is not finite stays
 * transparent, for the painter to hatch. Returns how many cells that are.
 */
export function colourCells(grid: Grid, scale: HeatScale, table: ColourTable, pixels: Uint32Array): number {
  const { values } = grid;
  const colours = table.pixels;
  const top = TABLE_SIZE - 1;
  const count = grid.rows * grid.cols;
  let holes = 0;
  if (scale.log) {
    for (let i = 0; i < count; i++) {
      const index = colourIndex(scale, values[i] ?? Number.NaN);
      if (index < 0) holes++;
      pixels[i] = index < 0 ? 0 : (colours[index] ?? 0);
    }
    return holes;
  }
  // The linear case is every frame of a drag: no calls inside the loop, and `| 0` after adding ½ is the rounding.
  const factor = top / (scale.max - scale.min);
  const offset = 0.5 - scale.min * factor;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    const place = value * factor + offset;
    if (place >= 0 && place <= top + 0.5) pixels[i] = colours[place | 0] as number;
    else if (value - value === 0) pixels[i] = colours[place < 0 ? 0 : top] as number;
    else {
      holes++;
      pixels[i] = 0;
    }
  }
  return holes;
}
