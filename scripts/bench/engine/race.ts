import { multiplyAdds } from '../../../lib/engine/bert/encoderCost';
import type { Sample } from '../sample';
import { contestant, takeTurns } from '../takeTurns';
import { type Shape, work } from '../works';
import { outputOf, relativeDifference, tolerance } from './agreement';
import type { Prepare, Prepared } from './contender';
import { limit } from './limit';
import { functional, naive } from './plain';

/** Who computes. Loaded when called: what a run leaves out costs nothing. */
export const contenders = {
  relaxed: async () => (await import('./ours')).ours('relaxed'),
  simd: async () => (await import('./ours')).ours('simd'),
  'onnxruntime-web': async () => (await import('./onnxruntime')).onnxruntime,
  'tfjs-wasm': async () => (await import('./tfjs')).tfjs,
  'plain JS, functional': async () => functional,
  'plain JS, naive': async () => naive,
} as const satisfies Record<string, () => Promise<Prepare>>;

export type ContenderName = keyof typeof contenders;

export interface RaceResult {
  /** What the machine's limit would let the same products take, as `limit`, is among them. */
  readonly samples: readonly Sample[];
  /** Of each contender that could compute it, against `functional/`. */
  readonly differences: Readonly<Record<string, number>>;
  /** Why a contender was not timed. */
  readonly refused: Readonly<Record<string, string>>;
}

/** Lets each compute the same work, compares what it got with our reference, and times those who agree, in turns. */
export async function race(shape: Shape, names: readonly ContenderName[], rounds: number): Promise<RaceResult> {
  const given = work(shape);
  const expected = await outputOf(await functional(given));
  const differences: Record<string, number> = {};
  const refused: Record<string, string> = {};
  const ready: (Prepared & { readonly name: string })[] = [];
  for (const name of names) {
    try {
      const prepared = await (await contenders[name]())(given);
      const difference = relativeDifference(await outputOf(prepared), expected);
      differences[name] = difference;
      if (difference <= tolerance) ready.push({ name, ...prepared });
      else refused[name] = `differs from the reference by ${difference.toExponential(1)}, allowed ${tolerance}`;
    } catch (error) {
      refused[name] = error instanceof Error ? error.message : String(error);
    }
  }
  const probe = await limit();
  const contestants = [probe, ...ready].map(({ name, run }) => contestant(name, run));
  const [machine, ...samples] = await takeTurns(contestants, { rounds });
  for (const { release } of ready) await release?.();
  const share = multiplyAdds(given.config, { batch: 1, tokens: shape.tokens }) / probe.multiplyAdds;
  const times = machine!.times.map(time => time * share);
  return { samples: [...samples, { name: probe.name, times }], differences, refused };
}
