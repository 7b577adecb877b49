import { diverging } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import type { LayerNormLabParams, UnfoldingTensor } from '@/lib/experiments/layer-norm-lab/params';
import type { GridName, LayerNormLabScalars } from '@/lib/experiments/layer-norm-lab/result';
import { type Grid, noGrid } from '@/lib/grid';

/** One scale for all vectors of the figure, and it holds still: x̂ and gradients are shown in units of s, in which they are of size 1. */
export const signed = diverging(3);
/** s·J: a projection where nothing is detached, so its entries lie between −1 and 1. */
export const unit = diverging(1);

export const scalar = (frame: Frame, name: keyof LayerNormLabScalars): number => frame.scalars[name] ?? 0;

export const gridAt = (frame: Frame, name: GridName): Grid => frame.grids[name] ?? noGrid;
export const vectorAt = (frame: Frame, name: GridName): readonly number[] => [...gridAt(frame, name).values];

/** A grid in other units: dx in units of 1/s, say. */
export const times = ({ values, rows, cols }: Grid, factor: number): Grid => ({
  values: values.map(value => value * factor),
  rows,
  cols,
});

/** A vector on its side: [d, 1]. */
export const upright = ({ values, cols }: Grid): Grid => ({ values, rows: cols, cols: 1 });

/** The cell that unfolds, where it exists. */
export interface Chosen {
  readonly tensor: UnfoldingTensor;
  readonly row: number;
  readonly col: number;
}

export function chosenOf({ tensor, row, col }: LayerNormLabParams, frame: Frame): Chosen {
  const last = Math.max(0, scalar(frame, 'hidden') - 1);
  return { tensor, row: Math.min(row, last), col: Math.min(col, last) };
}

/** How far the bars' axis reaches: it holds still until a bar lies beyond it. */
const reaches = [3, 5, 10, 30, 100] as const;
export function barRange(values: readonly number[]): { readonly most: number; readonly step: number } {
  const largest = Math.max(0, ...values.map(Math.abs));
  const most = reaches.find(reach => largest <= reach) ?? 100;
  return { most, step: most <= 3 ? 0.05 : most <= 10 ? 0.1 : 1 };
}

/** Numbers as the parameters x and dy hold them. */
export const asText = (values: readonly number[]): string => values.map(value => Number(value.toFixed(4))).join(' ');
