/** One line of the table: what was timed, and every time, in ms. */
export interface Sample {
  readonly name: string;
  readonly times: readonly number[];
}

export interface Summary {
  readonly name: string;
  readonly runs: number;
  readonly min: number;
  readonly median: number;
}

/** The minimum says what the code can do; the median, what a reader on this machine, as busy as it is now, would meet. */
export function summary({ name, times }: Sample): Summary {
  const sorted = times.toSorted((a, b) => a - b);
  return { name, runs: times.length, min: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]! };
}
