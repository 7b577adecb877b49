import { diverging } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import type { SoftmaxSaturationParams } from '@/lib/experiments/softmax-saturation/params';
import { gridName, type SeriesKey, type SoftmaxSaturationScalars } from '@/lib/experiments/softmax-saturation/result';
import { formatNumber } from '@/lib/format';
import { type Grid, noGrid, noSeries, type Series } from '@/lib/grid';

/** No entry of J is larger than 1/4. Told apart down to a hundredth of that: an empty picture is a saturated softmax. */
export const jacobianScale = diverging(0.25, { log: true, knee: 0.0025 });
/** One scale for what arrives and what is passed on. */
export const gradientScale = diverging(3, { log: true, knee: 0.03 });

export interface Shown {
  readonly n: number;
  /** The cell that is chosen; beyond the picture's edge it is the last one. */
  readonly row: number;
  readonly col: number;
  readonly probs: readonly number[];
  readonly jacobian: Grid;
  /** [1, key]: the gradient of probs that arrives. */
  readonly g: Grid;
  /** [key, 1]: J g. */
  readonly passed: Grid;
}

export function shownOf({ grids }: Frame, { row, col }: Pick<SoftmaxSaturationParams, 'row' | 'col'>): Shown {
  const probs = Array.from(grids[gridName.probs]?.values ?? []);
  const passed = grids[gridName.dScores]?.values ?? new Float64Array();
  return {
    n: probs.length,
    row: Math.min(row, probs.length - 1),
    col: Math.min(col, probs.length - 1),
    probs,
    jacobian: grids[gridName.jacobian] ?? noGrid,
    g: grids[gridName.dProbs] ?? noGrid,
    passed: { values: passed, rows: passed.length, cols: 1 },
  };
}

export const seriesOf = (frame: Frame, key: SeriesKey): Series => frame.series[key] ?? noSeries;

/** A measured number of the frame, as a View or a sentence wants it. */
export const measured = (frame: Frame, key: keyof SoftmaxSaturationScalars): number => frame.scalars[key] ?? Number.NaN;

/** Three decimals where that shows something, else one digit and a power of ten. */
export function short(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.0005) return formatNumber(value, { style: 'fixed', places: 3 });
  return formatNumber(value, { style: 'scientific', places: 0 });
}
