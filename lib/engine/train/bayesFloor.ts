import { type BayesFloor, NOT_ASKED } from './task';

/** One text that a task may draw, and how likely it is. */
export interface Outcome {
  readonly probability: number;
  readonly inputIds: readonly number[];
  readonly targets: readonly number[];
}

/**
 * What is left to guess when the whole input is known: E[−ln P(target | input)] and E[maxₜ P(t | input)] over the asked places, from
 * every text a task may draw. The outcomes' probabilities must sum to 1.
 */
export function bayesFloor(outcomes: Iterable<Outcome>): BayesFloor {
  /** For each input and place: how much probability goes to each target. */
  const masses = new Map<string, Map<number, number>>();
  let total = 0;
  for (const { probability, inputIds, targets } of outcomes) {
    total += probability;
    targets.forEach((target, place) => {
      if (target === NOT_ASKED) return;
      const question = `${inputIds.join()}@${place}`;
      const ofTarget = masses.get(question) ?? new Map<number, number>();
      ofTarget.set(target, (ofTarget.get(target) ?? 0) + probability);
      masses.set(question, ofTarget);
    });
  }
  if (!(Math.abs(total - 1) < 1e-9)) throw new RangeError(`bayesFloor: probabilities sum to ${total}, expected 1`);
  let asked = 0;
  let nats = 0;
  let right = 0;
  for (const ofTarget of masses.values()) {
    const mass = [...ofTarget.values()];
    const all = mass.reduce((sum, p) => sum + p, 0);
    asked += all;
    nats -= mass.reduce((sum, p) => sum + p * Math.log(p / all), 0);
    right += Math.max(...mass);
  }
  return { loss: nats / asked, accuracy: right / asked };
}
