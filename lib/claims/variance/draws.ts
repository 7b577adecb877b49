import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { varianceOf } from '@/lib/experiments/dot-product-variance/estimates';
import { Measurement } from '@/lib/experiments/dot-product-variance/measure';
import { pairingOf } from '@/lib/experiments/dot-product-variance/pairing';
import type { Setting } from '@/lib/experiments/dot-product-variance/setting';
import { standardDraws } from '@/lib/experiments/dot-product-variance/standardDraws';
import { productsOf } from '@/lib/experiments/dot-product-variance/theory';
import type { Claim } from '../contract';
import { fixed, integer } from '../digits';
import { sampled } from '../sampled';
import { freshScores } from './freshScores';

const textbook: Setting = { law: 'normal', mean: 0, std: 1, rho: 0, fresh: true, cq: 0, ce: 0 };

/** q·k − E q·k of drawn pairs. */
function sumsOf(seed: number, setting: Setting, d: number, draws: number): Float64Array {
  const standard = standardDraws({ law: setting.law, seed, d, use: 'claim' });
  const measurement = new Measurement(pairingOf(setting), productsOf(setting).mean, d, draws);
  for (let index = 0; measurement.pairs < draws; index++) measurement.take(standard.chunk(index));
  return measurement.soFar().sums;
}

/** The variance of q·k over `divisor`, measured. */
function spread(seed: number, given: Partial<Setting> = {}, divisor = 1, draws = 4000, d = 64): Estimate {
  const sums = sumsOf(seed, { ...textbook, ...given }, d, draws);
  return varianceOf(sums.map(sum => sum / divisor));
}

/** Pairs of ±1: the mean of (q·k)², d = 4. */
function coins(seed: number, draws = 4000): Estimate {
  const sums = sumsOf(seed, { ...textbook, law: 'rademacher' }, 4, draws);
  return meanOf(sums.map(sum => sum ** 2));
}

/** Each tolerance is more than 4 standard errors at its draws: of 64 at 4000, √((2 + 6/64) / 4000) · 64 = 1.5 each. */
export const drawnClaims: readonly Claim[] = [
  sampled('coins', 4, 0.35, integer, seed => coins(seed)),
  sampled('variance-none', 64, 7, integer, seed => spread(seed)),
  sampled('variance-root', 1, 0.11, fixed(2), seed => spread(seed, {}, 8)),
  sampled('variance-full', 1 / 64, 0.0018, fixed(4), seed => spread(seed, {}, 64)),
  sampled('shifted-half', 96, 11, integer, seed => spread(seed, { mean: 0.5 })),
  sampled('shifted-one', 192, 21, integer, seed => spread(seed, { mean: 1 })),
  sampled('shifted-two', 576, 62, integer, seed => spread(seed, { mean: 2 })),
  sampled('wide-coordinates', 1024, 112, integer, seed => spread(seed, { std: 2 })),
  sampled('rho-half', 80, 9, integer, seed => spread(seed, { rho: 0.5 })),
  sampled('rho-one', 128, 15, integer, seed => spread(seed, { rho: 1 })),
  sampled('shared-both', 426.88, 60, fixed(1), seed => spread(seed, { cq: 0.3, ce: 0.3 }, 1, 8000)),
  sampled('shared-one', 64, 8, integer, seed => spread(seed, { cq: 0.3 })),
  sampled('shared-one-shifted', 398.4, 52, fixed(1), seed => spread(seed, { cq: 0.3, mean: 0.5 })),
  sampled('square', 320, 50, integer, seed => spread(seed, { fresh: false }, 1, 8000)),
  sampled('bert-fresh', 0.307, 0.035, fixed(2), seed => freshScores(seed)),
];
