/**
 * The misread whose figure is nearest to a guess, if it is nearer than the truth. On a log2 scale near means few doublings.
 * Returns its index, or -1.
 */
export function nearestMisread(
  guess: number,
  truth: number,
  misreads: readonly number[],
  scale: 'linear' | 'log2',
): number {
  const distance = (value: number) => (scale === 'log2' ? Math.abs(Math.log2(value / guess)) : Math.abs(value - guess));
  let best = -1;
  let least = distance(truth);
  for (const [index, value] of misreads.entries()) {
    const away = distance(value);
    if (away < least) {
      best = index;
      least = away;
    }
  }
  return best;
}
