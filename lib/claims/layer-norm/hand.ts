import type { Claim } from '../contract';
import { fixed } from '../digits';
import { exact } from '../exact';
import { labScalar } from './labScalar';

/** The vector that the lesson works by hand: mean 6, s = 3. */
const hand = { x: '1 7 7 9', dy: '0 0 0 1', hidden: '4', zeroEps: true };

/** What a dialect divides by, read off what it puts out: the entries have standard deviation 3 before they are divided. */
const divisor = (id: string, expected: number, calculation: string, dialect: string): Claim =>
  exact(id, expected, fixed(2), calculation, async () => 3 / (await labScalar(hand, `${dialect}.std`)));

export const handClaims: readonly Claim[] = [
  exact('alone', 1 / 3, fixed(3), '1 / 3', () => labScalar(hand, 'rstd')),
  exact('outlier', 1 / 54, fixed(4), '(1 − 1/4 − 25/36) / 3 = 1/54', () =>
    labScalar({ ...hand, row: 0, col: 0 }, 'entry.jacobian'),
  ),
  divisor('bessel-hand', Math.sqrt(12), '√(36 / 3)', 'annotated'),
  divisor('rms-hand', Math.sqrt(45), '√((1 + 49 + 49 + 81) / 4)', 'rms'),
];
