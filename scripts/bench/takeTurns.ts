import type { Sample } from './sample';

/** Something to be timed. */
export interface Contestant {
  readonly name: string;
  /** Does its work so many times; ms that one of them took. */
  readonly time: (repeats: number) => Promise<number>;
}

/** A contestant of work that is done right here. A promise, where `run` gives one, is waited for. */
export function contestant(name: string, run: () => unknown): Contestant {
  return {
    name,
    time: async repeats => {
      const start = performance.now();
      for (let i = 0; i < repeats; i++) {
        const result = run();
        if (result instanceof Promise) await result;
      }
      return (performance.now() - start) / repeats;
    },
  };
}

interface Options {
  readonly rounds?: number;
  /** Work of less is repeated until a time is at least so long, in ms, and shared out: browsers tell time in small steps. */
  readonly shortest?: number;
  /** How long a turn is, in ms: work of less is timed several times, so that each finds its own weights in the cache again. */
  readonly turn?: number;
  /** How long all turns of a contestant may take, in ms: what is slow has fewer of them, but one at least. */
  readonly longest?: number;
}

/**
 * Times contestants in rounds, each in its turn: whatever slows the machine for a while slows them all. Before the first round each works
 * unseen, twice where it is not slow, so that caches are filled and the compiler has decided.
 */
export async function takeTurns(contestants: readonly Contestant[], options: Options = {}): Promise<Sample[]> {
  const { rounds = 20, shortest = 2, turn = 20, longest = 20_000 } = options;
  const plans = [];
  for (const { name, time } of contestants) {
    let estimate = await time(1);
    if (estimate * rounds <= longest) estimate = await time(1);
    // Over several runs: one alone may be shorter than what the clock can tell.
    if (estimate < shortest) estimate = await time(10);
    // A clock may see nothing pass at all.
    estimate = Math.max(estimate, 0.001);
    const repeats = Math.max(1, Math.ceil(shortest / estimate));
    const timesATurn = Math.max(1, Math.min(10, Math.round(turn / (repeats * estimate))));
    const turns = Math.min(rounds, Math.max(1, Math.floor(longest / (timesATurn * repeats * estimate))));
    plans.push({ time, repeats, timesATurn, turns, sample: { name, times: [] as number[] } });
  }
  for (let round = 0; round < rounds; round++)
    for (const { time, repeats, timesATurn, turns, sample } of plans)
      if (round < turns) for (let i = 0; i < timesATurn; i++) sample.times.push(await time(repeats));
  return plans.map(({ sample }) => sample);
}
