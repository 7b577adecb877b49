import type { Sample } from './sample';

/** Something to be timed. */
export interface Contestant {
  readonly name: string;
  /** All of the work once. A promise where the library gives one. */
  readonly run: () => unknown;
}

interface Options {
  readonly rounds?: number;
  /** Work of less is repeated until a time is at least so long, in ms, and shared out: browsers tell time in small steps. */
  readonly shortest?: number;
  /** How long a turn is, in ms: work of less is timed several times, so that each finds its own weights in the cache again. */
  readonly turn?: number;
  /** Work that takes longer, in ms, is timed in `slowRounds` rounds only. */
  readonly slow?: number;
  readonly slowRounds?: number;
}

/**
 * Times contestants in rounds, each in its turn: whatever slows the machine for a while slows them all. Twice before the first round,
 * each works unseen, so that caches are filled and the compiler has decided.
 */
export async function takeTurns(contestants: readonly Contestant[], options: Options = {}): Promise<Sample[]> {
  const { rounds = 20, shortest = 2, turn = 20, slow = 1000, slowRounds = 5 } = options;
  const plans = [];
  for (const { name, run } of contestants) {
    await timed(run, 1);
    const first = await timed(run, 1);
    // A second estimate over several runs: one alone may be shorter than what the clock can tell.
    const estimate = first < shortest ? await timed(run, 10) : first;
    const repeats = Math.max(1, Math.ceil(shortest / Math.max(estimate, 0.001)));
    const timesATurn = Math.max(1, Math.min(10, Math.round(turn / (repeats * estimate))));
    plans.push({
      run,
      repeats,
      timesATurn,
      rounds: estimate > slow ? slowRounds : rounds,
      sample: { name, times: [] as number[] },
    });
  }
  for (let round = 0; round < rounds; round++)
    for (const plan of plans)
      if (round < plan.rounds)
        for (let i = 0; i < plan.timesATurn; i++) plan.sample.times.push(await timed(plan.run, plan.repeats));
  return plans.map(({ sample }) => sample);
}

async function timed(run: () => unknown, repeats: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / repeats;
}
