import { smallestHalf, toHalf } from '@/lib/experiments/layer-norm-lab/half';
import type { Claim } from '../contract';
import { fixed, integer, scientific } from '../digits';
import { exact } from '../exact';
import { labScalar } from './labScalar';

/** A vector whose standard deviation is the scale. */
const evenly = { x: '1 -1 1 -1', hidden: '4' };

/** What a constant vector's gradient is multiplied by. */
const atRest = (eps: string) => labScalar({ x: '3 3 3 3', hidden: '4', eps }, 'rstd');

export const epsilonClaims: readonly Claim[] = [
  exact('std-tiny', Math.SQRT1_2, fixed(4), '10⁻⁶ / √(10⁻¹² + 10⁻¹²) = 1/√2', () =>
    labScalar({ ...evenly, scale: '0.000001', eps: '1e-12' }, 'output.std'),
  ),
  exact('std-small', 1 / Math.sqrt(11), fixed(4), '10⁻³ / √(10⁻⁶ + 10⁻⁵) = 1/√11', () =>
    labScalar({ ...evenly, scale: '0.001', eps: '1e-5' }, 'output.std'),
  ),
  exact('left-over', 1 / 11, fixed(4), 'ε / (σ² + ε) = 10⁻⁵ / (10⁻⁴ + 10⁻⁵)', () =>
    labScalar({ ...evenly, scale: '0.01', eps: '1e-5', dyFrom: 'span', ones: 0, along: 1 }, 'dx.share'),
  ),
  exact('rest-bert', 1e6, integer, '1 / √10⁻¹²', () => atRest('1e-12')),
  exact('rest-gpt2', 316.2, integer, '1 / √10⁻⁵', () => atRest('1e-5')),
  exact('half-tiny', 0, integer, 'float16(10⁻¹²)', () => toHalf(1e-12), 0),
  exact('half-small', 1.0014e-5, scientific(4), 'float16(10⁻⁵)', () => toHalf(1e-5)),
  exact('half-least', 5.96e-8, scientific(2), '2⁻²⁴', () => smallestHalf),
  exact('bessel-8', Math.sqrt(7 / 8), fixed(3), '√(7 / 8)', () => Math.sqrt(7 / 8)),
  exact('bessel-768', Math.sqrt(767 / 768), fixed(4), '√(767 / 768)', () => Math.sqrt(767 / 768)),
];
