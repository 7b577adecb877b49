import { type Estimate, meanOf, quantileOf } from '@/lib/engine/metrics/estimate';
import type { Summary } from './result';

/** Mean, median and 10 % quantile of many draws, each with its standard error. */
export function summarise(draws: Float64Array): Readonly<Record<Summary, Estimate>> {
  return { mean: meanOf(draws), median: quantileOf(draws, 0.5), tenth: quantileOf(draws, 0.1) };
}
