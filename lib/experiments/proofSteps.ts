import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import type { FloatArray } from '@/lib/engine/tensor';
import { centralDifference, largestAt } from './centralDifference';
import type { ProofStep } from './contract';

/** What a line claims against what is found without chance: they must agree to rounding. `broken`: the switches it uses that do not hold. */
export const exactStep = (theory: number, measured: number, broken: readonly string[] = []): ProofStep => ({
  theory,
  measured,
  standardError: 0,
  broken,
});

/** What a line claims against an estimate from draws. */
export const estimatedStep = (
  theory: number,
  { value, standardError }: Omit<Estimate, 'draws'>,
  broken: readonly string[] = [],
): ProofStep => ({ theory, measured: value, standardError, broken });

/** A mean of draws against what the line says of it. */
export const sampledStep = (theory: number, draws: ArrayLike<number>, broken?: readonly string[]): ProofStep =>
  estimatedStep(theory, meanOf(draws), broken);

/** A gradient's formula against the slope of the loss itself, in the entry where `expected` is largest. */
export function slopeStep(
  expected: FloatArray,
  loss: () => number,
  values: FloatArray,
  broken?: readonly string[],
): ProofStep {
  const at = largestAt(expected);
  return exactStep(expected[at]!, centralDifference(loss, values, at), broken);
}
