import { IGNORED } from '../functional/crossEntropy';
import type { Rng } from '../rng';

/** The target of a place where nothing is asked: it counts neither in the loss nor in the gradient. */
export const NOT_ASKED = IGNORED;

/** Something to learn, as an endless supply of texts of one length. */
export interface Task {
  /** The words; a word's place is its id. */
  readonly vocabulary: readonly string[];
  /** Every text's length, T. */
  readonly tokens: number;
  /** Draws a text: writes its ids [token], and the targets [token], NOT_ASKED where nothing is asked. */
  readonly draw: (rng: Rng, inputIds: Int32Array, targets: Int32Array) => void;
  /** What the best predictor reaches that knows the law the texts are drawn from. */
  readonly bayes: BayesFloor;
}

export interface BayesFloor {
  /** In nats an asked place: no loss stays below it. */
  readonly loss: number;
  /** The largest share of right answers. */
  readonly accuracy: number;
}

/** A whole number from 0 to n − 1, all equally likely. */
export function below(rng: Rng, n: number): number {
  return Math.floor(rng.uniform() * n);
}
