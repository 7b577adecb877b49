/** What an experiment hands to a picture: plain numbers, no tensors. The one vocabulary that `lib/experiments` and `components/viz` share. */

/** A matrix of numbers, row-major: entry (r, c) is values[r * cols + c]. */
export interface Grid {
  readonly values: Float32Array | Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/** A curve or a set of points; `se` is the standard error of each y where it was sampled. */
export interface Series {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly se?: Float64Array;
}

/** What stands in for a grid or a curve that has not come yet. */
export const noGrid: Grid = { values: new Float64Array(), rows: 0, cols: 0 };
export const noSeries: Series = { x: new Float64Array(), y: new Float64Array() };

export const gridRow = ({ values, cols }: Grid, row: number): number[] => [
  ...values.subarray(row * cols, (row + 1) * cols),
];
export const gridColumn = ({ values, rows, cols }: Grid, col: number): number[] =>
  Array.from({ length: rows }, (_, row) => values[row * cols + col] ?? Number.NaN);
/** NaN where there is none. */
export const gridEntry = ({ values, cols }: Grid, row: number, col: number): number =>
  values[row * cols + col] ?? Number.NaN;
