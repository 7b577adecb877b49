import { below, type Task } from './task';

export interface SequenceOptions {
  /** V: how many digits there are. */
  readonly digits?: number;
  /** T: how many of them a text has. */
  readonly tokens?: number;
}

/** What each task asks, from a text's ids [token]: targets [token]. */
const answers = {
  copy: ids => ids,
  reversal: ids => ids.slice().reverse(),
  sort: ids => ids.slice().sort(),
} as const satisfies Record<string, (ids: Int32Array) => Int32Array>;

export type SequenceTaskId = keyof typeof answers;

/**
 * T digits, each uniform over V, and one answer at every place: the same digit (copy), the digit at T − 1 − i (reversal), the
 * i-th smallest (sort). The answer follows from the text, so the floor is 0.
 */
export function sequenceTask(id: SequenceTaskId, options: SequenceOptions = {}): Task {
  const { digits = 10, tokens = 8 } = options;
  for (const [name, value] of Object.entries({ digits, tokens })) {
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`sequenceTask: ${name} is ${value}, expected a whole number from 1`);
  }
  return {
    vocabulary: Array.from({ length: digits }, (_, digit) => String(digit)),
    tokens,
    draw: (rng, inputIds, targets) => {
      for (let t = 0; t < tokens; t++) inputIds[t] = below(rng, digits);
      targets.set(answers[id](inputIds));
    },
    bayes: { loss: 0, accuracy: 1 },
  };
}
