import { mean, variance } from '@/lib/engine/metrics/moments';
import type { Summary } from './result';

/** A number and its standard error. */
export interface Estimate {
  readonly value: number;
  readonly se: number;
}

/** Mean, median and 10 % quantile of many draws, each with its standard error. */
export function summarise(draws: Float64Array): Readonly<Record<Summary, Estimate>> {
  const sorted = Float64Array.from(draws).sort();
  return { mean: meanOf(draws), median: quantileOf(sorted, 0.5), tenth: quantileOf(sorted, 0.1) };
}

export function meanOf(draws: Float64Array): Estimate {
  return { value: mean(draws), se: Math.sqrt(variance(draws, 'unbiased') / draws.length) };
}

/**
 * Of how many of n draws lie below a quantile the standard deviation is √(n·level·(1 − level)), whatever the law: the draws that many
 * places up and down the sorted list are one standard error away (Woodruff 1952).
 */
function quantileOf(sorted: Float64Array, level: number): Estimate {
  const last = sorted.length - 1;
  const at = (place: number): number => {
    const within = Math.max(0, Math.min(place, last));
    const below = Math.floor(within);
    const low = sorted[below]!;
    return low + (within - below) * ((sorted[below + 1] ?? low) - low);
  };
  const step = Math.sqrt(sorted.length * level * (1 - level));
  return { value: at(last * level), se: (at(last * level + step) - at(last * level - step)) / 2 };
}
