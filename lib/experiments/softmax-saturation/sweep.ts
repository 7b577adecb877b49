import { softmax } from '@/lib/engine/functional/softmax';
import { rowEntropies } from '@/lib/engine/metrics/entropy';
import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { jacobianFrobenius } from '@/lib/engine/metrics/softmaxJacobian';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { tensor } from '@/lib/engine/tensor';
import { giveWay } from '../giveWay';
import { summarise } from './summarise';
import { throughSoftmax } from './throughSoftmax';

/** The standard deviations at which the curves are measured. */
export const grid = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.4, 1.7, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 11, 16, 22, 32,
] as const;

/** All rows at one standard deviation. */
export interface SweepPoint {
  readonly std: number;
  readonly jacobian: ReturnType<typeof summarise>;
  readonly entropy: Estimate;
  /** Of v = J g in each row: its part along q, z·v, and its length: all that ∂L/∂q needs (gradientOf). */
  readonly along: Float64Array;
  readonly length: Float64Array;
}

/**
 * Rows of n independent normal logits, stretched to each standard deviation in turn: the same rows, so that a curve is smooth. Also a
 * normal gradient g for each, sent back through softmax.
 */
export async function sweep(keys: number, seed: number, signal: AbortSignal): Promise<readonly SweepPoint[]> {
  const rows = Math.max(400, Math.min(2500, Math.floor(80_000 / keys)));
  const rng = createRng(seed, 'sweep');
  const z = new Float64Array(rows * keys);
  const g = new Float64Array(rows * keys);
  fillGaussian(rng.fork('logits'), z, { mean: 0, std: 1 });
  fillGaussian(rng.fork('gradient'), g, { mean: 0, std: 1 });
  const points: SweepPoint[] = [];
  for (const std of grid) {
    const probs = softmax(
      tensor(
        z.map(value => value * std),
        ['query', 'key'],
        [rows, keys],
      ),
    );
    const p = probs.data as Float64Array;
    const along = new Float64Array(rows);
    const length = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const from = row * keys;
      const v = throughSoftmax(p.subarray(from, from + keys), g.subarray(from, from + keys));
      let squares = 0;
      v.forEach((value, i) => {
        along[row]! += value * z[from + i]!;
        squares += value * value;
      });
      length[row] = Math.sqrt(squares);
    }
    points.push({
      std,
      jacobian: summarise(jacobianFrobenius(probs)),
      entropy: meanOf(rowEntropies(probs)),
      along,
      length,
    });
    await giveWay(signal);
  }
  return points;
}

/**
 * Root mean square over the d numbers of ∂L/∂q = c Kᵀv, in each row, when q·k has standard deviation 1/c. Along q the keys are the
 * logits themselves; across it they are independent of p, and Kᵀv is ‖v‖ times d − 1 normal numbers, whose squares sum to `across`.
 */
export function gradientOf({ along, length }: SweepPoint, c: number, d: number, across: Float64Array): Float64Array {
  return along.map((value, row) => c * Math.sqrt((value ** 2 + length[row]! ** 2 * across[row]!) / d));
}

/** Σ of d − 1 squared normal numbers, for each row. */
export function acrossQuery(rows: number, d: number, seed: number): Float64Array {
  const rng = createRng(seed, 'across');
  const numbers = new Float64Array(d - 1);
  return Float64Array.from({ length: rows }, () => {
    fillGaussian(rng, numbers, { mean: 0, std: 1 });
    let sum = 0;
    for (let i = 0; i < numbers.length; i++) sum += numbers[i]! ** 2;
    return sum;
  });
}
