import { mean, variance } from './moments';
import { quantiles } from './quantiles';

/** What independent draws say of a number, and how sure they are: `standardError` is the standard deviation of `value` itself. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly draws: number;
}

/** Their mean. One draw alone says nothing of its error, which is then given as 0. */
export function meanOf(values: ArrayLike<number>): Estimate {
  const draws = values.length;
  const standardError = draws > 1 ? Math.sqrt(variance(values, 'unbiased') / draws) : 0;
  return { value: mean(values), standardError, draws };
}

/** The root of their mean: the values are squares. The error passes through the root's slope, 1 / 2√mean. */
export function rootMeanOf(squares: ArrayLike<number>): Estimate {
  const { value, standardError, draws } = meanOf(squares);
  return { value: Math.sqrt(value), standardError: standardError / Math.sqrt(value) / 2, draws };
}

/** exp of the mean of their logarithms, as ratios ask for. The error passes through exp's slope. */
export function geometricMeanOf(values: readonly number[]): Estimate {
  const { value, standardError, draws } = meanOf(values.map(Math.log));
  return { value: Math.exp(value), standardError: Math.exp(value) * standardError, draws };
}

/**
 * The value below which the share `level` lies. Of how many of n draws lie below it the standard deviation is √(n·level·(1 − level)),
 * whatever the law: the draws that many places up and down the sorted list are one standard error away (Woodruff 1952).
 */
export function quantileOf(values: ArrayLike<number>, level: number): Estimate {
  const draws = values.length;
  const step = Math.sqrt(draws * level * (1 - level)) / Math.max(1, draws - 1);
  const [below = 0, value = 0, above = 0] = quantiles(values, [
    Math.max(0, level - step),
    level,
    Math.min(1, level + step),
  ]);
  return { value, standardError: (above - below) / 2, draws };
}
