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
