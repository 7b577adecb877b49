import { smallestHalf, toHalf } from '@/lib/experiments/layer-norm-lab/half';
import { exact, fixed } from '../attention/exact';
import type { Claim } from '../contract';
import { known, labScalar, measured } from './labScalar';

/** A vector whose standard deviation is the scale. */
const evenly = { x: '1 -1 1 -1', hidden: '4' };
const scientific = (places: number) => ({ style: 'scientific', places }) as const;

/** What a constant vector's gradient is multiplied by. */
const atRest = (eps: string) => labScalar({ x: '3 3 3 3', hidden: '4', eps }, 'rstd');

export const epsilonClaims: readonly Claim[] = [
  measured('std-tiny', Math.SQRT1_2, 4, '10⁻⁶ / √(10⁻¹² + 10⁻¹²) = 1/√2', [
    { ...evenly, scale: '0.000001', eps: '1e-12' },
    'output.std',
  ]),
  measured('std-small', 1 / Math.sqrt(11), 4, '10⁻³ / √(10⁻⁶ + 10⁻⁵) = 1/√11', [
    { ...evenly, scale: '0.001', eps: '1e-5' },
    'output.std',
  ]),
  measured('left-over', 1 / 11, 4, 'ε / (σ² + ε) = 10⁻⁵ / (10⁻⁴ + 10⁻⁵)', [
    { ...evenly, scale: '0.01', eps: '1e-5', dyFrom: 'span', ones: 0, along: 1 },
    'dx.share',
  ]),
  known('rest-bert', { expected: 1e6, tolerance: 1e-3, digits: { style: 'integer' } }, '1 / √10⁻¹²', () =>
    atRest('1e-12'),
  ),
  known('rest-gpt2', { expected: 316.2, tolerance: 0.5, digits: { style: 'integer' } }, '1 / √10⁻⁵', () =>
    atRest('1e-5'),
  ),
  known('half-tiny', { expected: 0, tolerance: 0, digits: { style: 'integer' } }, 'float16(10⁻¹²)', () =>
    toHalf(1e-12),
  ),
  known('half-small', { expected: 1.0014e-5, tolerance: 5e-10, digits: scientific(4) }, 'float16(10⁻⁵)', () =>
    toHalf(1e-5),
  ),
  known('half-least', { expected: 5.96e-8, tolerance: 5e-11, digits: scientific(2) }, '2⁻²⁴', () => smallestHalf),
  exact('bessel-8', Math.sqrt(7 / 8), fixed(3), '√(7 / 8)', () => Math.sqrt(7 / 8)),
  exact('bessel-768', Math.sqrt(767 / 768), fixed(4), '√(767 / 768)', () => Math.sqrt(767 / 768)),
];
