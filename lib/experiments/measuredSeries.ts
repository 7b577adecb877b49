import type { Estimate } from '@/lib/engine/metrics/estimate';
import type { Series } from '@/lib/grid';

/** A curve of measured points, each with its standard error. */
export const measuredSeries = (x: ArrayLike<number>, estimates: readonly Omit<Estimate, 'draws'>[]): Series => ({
  x: Float64Array.from(x),
  y: Float64Array.from(estimates, ({ value }) => value),
  se: Float64Array.from(estimates, ({ standardError }) => standardError),
});
