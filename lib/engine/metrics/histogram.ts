export interface Histogram {
  /** How many values fell into each bin. */
  readonly counts: Float64Array;
  /** The bins' borders, one more than there are bins. */
  readonly edges: Float64Array;
  /** Values outside the range, NaN among them. */
  readonly outside: number;
}

/**
 * Counts of `bins` equally wide bins over [min, max]: each has its left border, the last both. As numpy.histogram(values, bins, range).
 * Throws where the range is empty or not finite.
 */
export function histogram(
  values: ArrayLike<number>,
  { bins, min, max }: { readonly bins: number; readonly min: number; readonly max: number },
): Histogram {
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`histogram: bins is ${bins}, expected a whole number from 1`);
  if (!(min < max) || !Number.isFinite(max - min))
    throw new RangeError(`histogram: range is ${min} to ${max}, expected min < max, both finite`);
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? max : min + ((max - min) * i) / bins));
  const counts = new Float64Array(bins);
  let outside = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= min && value <= max)) {
      outside++;
      continue;
    }
    let bin = Math.min(bins - 1, Math.floor(((value - min) / (max - min)) * bins));
    // The division may round across a border; the borders decide.
    if (value < edges[bin]!) bin--;
    else if (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return { counts, edges, outside };
}
