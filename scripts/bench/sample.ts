/** One line of the table: what was timed, and every time, in ms. */
export interface Sample {
  readonly name: string;
  readonly times: readonly number[];
}

interface Options {
  readonly runs?: number;
  /** How often `work` is done within one run, whose time is shared out: browsers tell time in tenths of a millisecond. */
  readonly repeats?: number;
}

/** Times `work`, after two runs that fill caches and let the compiler decide. */
export function sample(name: string, work: () => void, { runs = 20, repeats = 1 }: Options = {}): Sample {
  const run = () => {
    const start = performance.now();
    for (let i = 0; i < repeats; i++) work();
    return (performance.now() - start) / repeats;
  };
  for (let i = 0; i < 2; i++) run();
  return { name, times: Array.from({ length: runs }, run) };
}

/** The minimum says what the code can do; the median, what a reader on this machine, as busy as it is now, would meet. */
export function summary({ name, times }: Sample) {
  const sorted = times.toSorted((a, b) => a - b);
  return { name, runs: times.length, min: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]! };
}
