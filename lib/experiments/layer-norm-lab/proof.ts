import { type NormDetach, owed } from '@/lib/engine/functional/layerNorm';
import { matrixRank } from '@/lib/engine/metrics/matrixRank';
import { frobeniusNorm } from '@/lib/engine/metrics/moments';
import type { Tensor } from '@/lib/engine/tensor';
import type { ProofStep } from '../contract';
import { exactStep } from '../proofSteps';
import { partial } from './differences';
import type { ProofKey } from './result';
import { type Held, normalize, statisticsOf } from './statistics';

/** What the lines are checked on. x is measured from its first entry, so that finite differences keep their digits. */
export interface Given {
  readonly x: Float64Array;
  readonly g: Float64Array;
  readonly eps: number;
  readonly detach: NormDetach;
  /** The entry that stands beside each line: ∂(…)ᵢ/∂xⱼ. */
  readonly i: number;
  readonly j: number;
}

/** Finite differences are good to about eleven digits; a line that says 0 is met by what is below this, relative to its terms. */
const NOTHING = 1e-9;

/** ∂x̂/∂x by moving one entry of x after another, the statistics held that are detached. Row j of the result: ∂x̂/∂xⱼ. */
export function movedJacobian(x: Float64Array, eps: number, detach: NormDetach): Float64Array[] {
  const { std } = statisticsOf(x, eps);
  const held = heldAt(x, eps, detach);
  return Array.from(x, (_, j) => partial(moved => normalize(moved, eps, held), x, j, std));
}

/**
 * The lines of the derivation, each put beside finite differences at the present vector; `columns` are the moved Jacobian's. `jacobian`
 * is the formula's (for the rank, which finite differences are too rough to decide).
 */
export function proofOf(given: Given, columns: readonly Float64Array[], jacobian: Tensor) {
  const { x, g, eps, detach, i, j } = given;
  const d = x.length;
  const statistics = statisticsOf(x, eps);
  const { mean, std } = statistics;
  const keep = owed[detach];
  const xHat = normalize(x, eps);
  const own = i === j ? 1 : 0;
  const held = heldAt(x, eps, detach);
  const move = (f: (moved: Float64Array) => number): number => partial(f, x, j, std);

  const muMoves = move(moved => held.mean ?? statisticsOf(moved, eps).mean);
  const centredMoves = move(moved => moved[i]! - (held.mean ?? statisticsOf(moved, eps).mean));
  const varianceMoves = move(moved => {
    const centre = held.mean ?? statisticsOf(moved, eps).mean;
    return moved.reduce((sum, value) => sum + (value - centre) ** 2, 0) / d;
  });
  const stdMoves = move(moved => held.std ?? statisticsOf(moved, eps).std);
  const entry = columns[j]![i]!;
  const dx = columns.map(column => dot(column, g));
  const rowOf = (at: number): Float64Array => Float64Array.from(columns, column => column[at]!);
  const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / d;
  const gx = g.map((value, at) => value * xHat[at]!);
  const dxByFormula = (g[j]! - meanOf(g) - xHat[j]! * meanOf(gx)) / std;

  const tenfold = x.map(value => 10 * value);
  const tenfoldHat = normalize(tenfold, eps);
  const tenfoldStd = statisticsOf(tenfold, eps).std;
  // With one statistic held where it stands at 10x.
  const heldTenfold = heldAt(tenfold, eps, detach);
  const tenfoldDx = dot(
    partial(moved => normalize(moved, eps, heldTenfold), tenfold, j, tenfoldStd),
    g,
  );

  const zero = eps === 0 ? [] : ['zeroEps'];
  const mu = keep.mean ? [] : ['meanMoves'];
  const s = keep.rstd ? [] : ['stdMoves'];
  const size = Math.max(...xHat.map(Math.abs), 1);
  return {
    mean: line(1 / d, muMoves, mu),
    centred: line(own - 1 / d, centredMoves),
    variance: line((2 / d) * (x[j]! - mean), varianceMoves, [], std),
    std: line(xHat[j]! / d, stdMoves, s),
    quotient: line((centredMoves - xHat[i]! * stdMoves) / std, entry, [], 1 / std),
    jacobian: line((own - 1 / d - (xHat[i]! * xHat[j]!) / d) / std, entry, [], 1 / std),
    dx: line(dxByFormula, dx[j]!, [], frobeniusNorm(g) / std),
    ones: line(0, rowOf(i).reduce((sum, value) => sum + value, 0) * std, mu),
    along: line(0, dot(rowOf(i), xHat) * std, [...s, ...zero], size),
    rank: line(d - 2, matrixRank(jacobian), zero),
    frobenius: line(Math.sqrt(d - 2), std * Math.sqrt(columns.reduce((sum, c) => sum + dot(c, c), 0)), zero),
    scaled: line(xHat[i]!, tenfoldHat[i]!, zero, size),
    inverse: line(dx[j]! / 10, tenfoldDx, zero, frobeniusNorm(g) / std),
  } as const satisfies Record<ProofKey, ProofStep>;
}

/** The statistics that stay where they are at x while x moves. */
function heldAt(x: Float64Array, eps: number, detach: NormDetach): Held {
  const { mean, std } = statisticsOf(x, eps);
  const keep = owed[detach];
  return { ...(keep.mean ? {} : { mean }), ...(keep.rstd ? {} : { std }) };
}

/** An exact line. `scale`: of the terms that it adds up; what is nothing beside them counts as what theory says. */
function line(theory: number, measured: number, broken: readonly string[] = [], scale = 1): ProofStep {
  const rounding = Math.abs(measured - theory) <= NOTHING * scale;
  return exactStep(theory, rounding ? theory : measured, broken);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
