import { relativeDifference } from '../engine/agreement';
import type { Sample } from '../sample';
import { contestant, takeTurns } from '../takeTurns';
import { type Course, course, type Learner } from './course';
import { functional } from './ours';

declare global {
  interface Window {
    training: typeof training;
  }
}

const learners = {
  relaxed: async given => (await import('./ours')).ours(given, 'relaxed'),
  simd: async given => (await import('./ours')).ours(given, 'simd'),
  'tfjs-wasm': async given => (await import('./tfjs')).tfjs(given),
  'plain JS, functional': functional,
} as const satisfies Record<string, (given: Course) => Promise<Learner>>;

/** So many steps are compared before any is timed. */
const compared = 5;
/**
 * Largest difference of losses and weights after them, as in agreement.ts. Adam's first steps have the size of the learning rate whatever the
 * gradient's, so where that is nearly 0 and rounding decides its sign, weights may part by twice the rate a step.
 */
const tolerance = { losses: 1e-4, weights: 2e-3 } as const;
/** A weight deep inside, one whose gradient has passed everything, and the first that the decoder's gradient meets. */
const looked = [
  'encoder.layer.2.intermediate.dense.weight',
  'embeddings.word_embeddings.weight',
  'cls.predictions.decoder.weight',
] as const;

export interface TrainingResult {
  readonly samples: readonly Sample[];
  readonly differences: Readonly<Record<string, { readonly losses: number; readonly weights: number }>>;
  readonly refused: Readonly<Record<string, string>>;
}

/** One step of Adam, forward, backward and update, of who learns as our readable loops do. */
async function training(): Promise<TrainingResult> {
  const expected = await taken(await functional(course()));
  const differences: Record<string, { losses: number; weights: number }> = {};
  const refused: Record<string, string> = {};
  const ready = [];
  for (const [name, make] of Object.entries(learners)) {
    try {
      const learner = await make(course());
      const { losses, weights } = await taken(learner);
      const difference = {
        losses: relativeDifference(losses, expected.losses),
        weights: Math.max(...weights.map((each, i) => relativeDifference(each, expected.weights[i]!))),
      };
      differences[name] = difference;
      const agrees = difference.losses <= tolerance.losses && difference.weights <= tolerance.weights;
      if (agrees) ready.push(contestant(name, learner.step));
      else
        refused[name] =
          `after ${compared} steps losses differ by ${difference.losses}, weights by ${difference.weights}`;
    } catch (error) {
      refused[name] = error instanceof Error ? error.message : String(error);
    }
  }
  return { samples: await takeTurns(ready), differences, refused };
}

async function taken({ step, parameter }: Learner) {
  const losses = Float32Array.from({ length: compared }, step);
  return { losses, weights: looked.map(parameter) };
}

window.training = training;
