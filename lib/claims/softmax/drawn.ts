import { gapDensity } from '@/lib/experiments/softmax-saturation/limits';
import type { Claim } from '../contract';
import { fixed, scientific } from '../digits';
import { sampled } from '../sampled';
import { far, peak, wide } from './independentLogits';
import { at } from './measured';

const none = { keys: 16, divisor: 'none', draws: 4000 } as const;
const root = { keys: 16, divisor: 'sqrt', draws: 2000 } as const;
const full = { keys: 16, divisor: 'd', draws: 1000 } as const;
const manyNone = { keys: 64, divisor: 'none', draws: 1500 } as const;
const manyRoot = { keys: 64, divisor: 'sqrt', draws: 400 } as const;

/** Each tolerance is more than 4 standard errors at its draws. */
export const drawnClaims: readonly Claim[] = [
  sampled('size-none-mean', 0.1764, 0.014, fixed(3), at(none, 'jacobian', 'mean')),
  sampled('size-none-median', 0.1113, 0.03, fixed(2), at(none, 'jacobian', 'median')),
  sampled('size-none-tenth', 4.7e-4, 4e-4, scientific(1), at(none, 'jacobian', 'tenth')),
  sampled('size-root-mean', 0.3046, 0.0025, fixed(3), at(root, 'jacobian', 'mean')),
  sampled('size-root-median', 0.3035, 0.004, fixed(3), at(root, 'jacobian', 'median')),
  sampled('size-root-tenth', 0.2789, 0.004, fixed(3), at(root, 'jacobian', 'tenth')),
  sampled('size-full-mean', 0.24347, 0.0005, fixed(3), at(full, 'jacobian', 'mean')),
  sampled('entropy-none', 0.41, 0.03, fixed(2), at(none, 'entropy')),
  sampled('entropy-root', 2.3586, 0.02, fixed(2), at(root, 'entropy')),
  sampled('many-none-mean', 0.2112, 0.022, fixed(2), at(manyNone, 'jacobian', 'mean')),
  sampled('many-none-median', 0.1984, 0.06, fixed(2), at(manyNone, 'jacobian', 'median')),
  sampled('many-none-tenth', 0.00277, 0.0028, fixed(3), at(manyNone, 'jacobian', 'tenth')),
  sampled('many-root-mean', 0.1834, 0.005, fixed(2), at(manyRoot, 'jacobian', 'mean')),
  sampled('many-root-median', 0.179, 0.006, fixed(2), at(manyRoot, 'jacobian', 'median')),
  sampled('many-root-tenth', 0.1606, 0.006, fixed(2), at(manyRoot, 'jacobian', 'tenth')),
  sampled('gradient-none-mean', 0.1443, 0.017, fixed(2), at(none, 'gradient', 'mean')),
  sampled('gradient-root-mean', 0.03564, 0.0015, fixed(3), at(root, 'gradient', 'mean')),
  sampled('gradient-full-mean', 0.003724, 0.00012, fixed(4), at(full, 'gradient', 'mean')),
  sampled('gradient-none-tenth', 2.46e-4, 2e-4, scientific(1), at(none, 'gradient', 'tenth')),
  sampled('gradient-root-tenth', 0.02085, 0.002, fixed(3), at(root, 'gradient', 'tenth')),
  sampled('gradient-full-tenth', 0.00276, 0.00025, fixed(4), at(full, 'gradient', 'tenth')),
  sampled('wide-none-mean', 0.0524, 0.008, fixed(3), seed => wide(seed).mean),
  sampled('wide-none-median', 1.8e-5, 1.6e-5, scientific(1), seed => wide(seed).median),
  sampled('tail-far', gapDensity(16) / 128, 0.002, fixed(4), seed => far(seed)),
  sampled('peak-16', 1.85, 0.1, fixed(2), seed => peak(seed, 16, 2)),
  sampled('peak-64', 2.99, 0.35, fixed(0), seed => peak(seed, 64, 3)),
  sampled('peak-256', 3.94, 0.7, fixed(0), seed => peak(seed, 256, 4)),
];
