/**
 * The values below which the shares `levels` of the numbers lie: the point (n − 1)·level of the sorted list, on the line between its
 * two neighbours. As numpy.quantile, whose default method this is. Throws where a number is NaN: it has no place in the order.
 */
export function quantiles(values: ArrayLike<number>, levels: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('quantiles: values has 0 entries, expected at least 1');
  const sorted = Float64Array.from(values).sort();
  // A typed array sorts NaN behind everything else.
  if (Number.isNaN(sorted[sorted.length - 1])) throw new RangeError('quantiles: a value is NaN, expected numbers');
  return levels.map(level => {
    if (!(level >= 0 && level <= 1)) throw new RangeError(`quantiles: level is ${level}, expected 0 ≤ level ≤ 1`);
    const position = (sorted.length - 1) * level;
    const below = Math.floor(position);
    const share = position - below;
    const low = sorted[below]!;
    // Nothing is taken of a neighbour that is not needed: 0 · ∞ would be NaN.
    return share === 0 ? low : low + share * (sorted[below + 1]! - low);
  });
}

/** The quantile at ½. As numpy.median. */
export function median(values: ArrayLike<number>): number {
  return quantiles(values, [0.5])[0]!;
}
