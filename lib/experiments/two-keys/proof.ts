import type { ProofStep } from '../contract';
import { exactStep } from '../proofSteps';

type Scores = readonly [number, number];

/** The step by which a score is moved, up and down. Its error is of the order of its square. */
const H = 1e-4;

/**
 * The lines of the Jacobian's derivation for two keys: what each says, and what moving the scores says. Row i is the key that has less:
 * its probability keeps its digits where the other's is all but 1.
 */
export function proofOf(scores: Scores, softmax: (scores: Scores) => Float64Array): Record<string, ProofStep> {
  const i = scores[0] < scores[1] ? 0 : 1;
  const j = 1 - i;
  const p = softmax(scores);
  const [pi, pj] = [p[i]!, p[j]!];
  const sum = Math.exp(scores[0]) + Math.exp(scores[1]);
  /** How `of` pᵢ answers a step along `direction`. */
  const moved = (direction: Scores, of: (p: number) => number = value => value): number => {
    const at = (h: number) => of(softmax([scores[0] + h * direction[0], scores[1] + h * direction[1]])[i]!);
    return (at(H) - at(-H)) / (2 * H);
  };
  const along = (k: number): Scores => (k === 0 ? [1, 0] : [0, 1]);
  const half = Math.SQRT1_2;
  return {
    log: exactStep(scores[i]! - Math.log(sum), Math.log(pi)),
    slope: exactStep(-pj, moved(along(j), Math.log)),
    entry: exactStep(-pi * pj, moved(along(j))),
    offset: exactStep(0, moved([1, 1])),
    // Both probabilities answer, by as much each: √2 of one.
    norm: exactStep(2 * pi * pj, Math.SQRT2 * Math.abs(moved([half, -half]))),
  };
}
