import { softmax } from '@/lib/engine/functional/softmax';
import { frobeniusNorm, mean, variance } from '@/lib/engine/metrics/moments';
import { jacobianFrobenius } from '@/lib/engine/metrics/softmaxJacobian';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { tensor } from '@/lib/engine/tensor';
import { draw } from '@/lib/experiments/softmax-saturation/draws';
import { gapDensity } from '@/lib/experiments/softmax-saturation/limits';
import { divisorOf, type SoftmaxSaturationParams } from '@/lib/experiments/softmax-saturation/params';
import type { Measure, Summary } from '@/lib/experiments/softmax-saturation/result';
import { type Estimate, meanOf, summarise } from '@/lib/experiments/softmax-saturation/summarise';
import { fixed } from '../attention/exact';
import { sampled } from '../attention/sampled';
import type { Claim, ClaimResult } from '../contract';

interface Setting {
  readonly keys: number;
  readonly divisor: SoftmaxSaturationParams['divisor'];
  readonly draws: number;
}

type Measured = Readonly<Record<Measure, Readonly<Record<Summary, Estimate>>>> & { readonly entropy: Estimate };

/** What was measured last, a few numbers each: a lesson's claims share their draws. */
const known = new Map<string, Promise<Measured>>();
const D = 64;

async function measure({ keys, divisor, draws }: Setting, seed: number, signal: AbortSignal): Promise<Measured> {
  const drawn = await draw({ keys, d: D, c: 1 / divisorOf[divisor](D), std: 1, seed, draws }, signal);
  return {
    jacobian: summarise(drawn.jacobian),
    gradient: summarise(drawn.gradient),
    entropy: meanOf(drawn.entropy),
  };
}

function measured(setting: Setting, seed: number, signal: AbortSignal): Promise<Measured> {
  const key = `${setting.keys} ${setting.divisor} ${setting.draws} ${seed}`;
  const found = known.get(key) ?? measure(setting, seed, signal);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

const result = ({ value, se }: Estimate, draws: number): ClaimResult => ({ value, standardError: se, draws });

type Digits = Claim['digits'];
const tiny = { style: 'scientific', places: 1 } as const;

function claim(
  id: string,
  setting: Setting,
  read: (measured: Measured) => Estimate,
  [expected, tolerance]: readonly [number, number],
  digits: Digits,
): Claim {
  return {
    id,
    expected,
    tolerance,
    digits,
    kind: 'sampled',
    compute: async (seed, { signal }) => result(read(await measured(setting, seed, signal)), setting.draws),
  };
}

const none = { keys: 16, divisor: 'none', draws: 4000 } as const;
const root = { keys: 16, divisor: 'sqrt', draws: 2000 } as const;
const full = { keys: 16, divisor: 'd', draws: 1000 } as const;
const manyNone = { keys: 64, divisor: 'none', draws: 1500 } as const;
const manyRoot = { keys: 64, divisor: 'sqrt', draws: 400 } as const;

/**
 * ‖J‖_F at d = 1024, undivided. The logits of a query are normal numbers times the query's length, so that is all that is drawn of its
 * keys: a thousandth of the work of the dot products, and the same law.
 */
function wide(seed: number, draws = 8000, keys = 16, d = 1024): ReturnType<typeof summarise> {
  if (lastWide?.seed === seed) return lastWide.sizes;
  const rng = createRng(seed, 'wide');
  const query = new Float64Array(d);
  const logits = new Float64Array(draws * keys);
  fillGaussian(rng.fork('logits'), logits, { mean: 0, std: 1 });
  for (let row = 0; row < draws; row++) {
    fillGaussian(rng, query, { mean: 0, std: 1 });
    const length = frobeniusNorm(query);
    for (let j = 0; j < keys; j++) logits[row * keys + j]! *= length;
  }
  const sizes = summarise(jacobianFrobenius(softmax(tensor(logits, ['query', 'key'], [draws, keys]))));
  lastWide = { seed, sizes };
  return sizes;
}
let lastWide: { readonly seed: number; readonly sizes: ReturnType<typeof summarise> } | undefined;

/** Where the mean of ‖J‖_F is highest, of independent normal logits: in each of a few groups of rows by the parabola through the top. */
function peak(seed: number, keys: number, around: number, groups = 8): ClaimResult {
  const rows = Math.ceil(16_000 / keys);
  const rng = createRng(seed, 'peak', keys);
  const step = 0.25;
  const stds = Float64Array.from({ length: 7 }, (_, i) => around + (i - 3) * step);
  const tops = Float64Array.from({ length: groups }, () => {
    const logits = new Float64Array(rows * keys);
    fillGaussian(rng, logits, { mean: 0, std: 1 });
    const means = stds.map(std => {
      const stretched = tensor(
        logits.map(logit => logit * std),
        ['query', 'key'],
        [rows, keys],
      );
      return mean(jacobianFrobenius(softmax(stretched)));
    });
    const top = Math.max(1, Math.min(stds.length - 2, means.indexOf(Math.max(...means))));
    const [before, at, after] = [means[top - 1]!, means[top]!, means[top + 1]!];
    return stds[top]! + (0.5 * step * (before - after)) / (before - 2 * at + after);
  });
  return {
    value: mean(tops),
    standardError: Math.sqrt(variance(tops, 'unbiased') / groups),
    draws: groups * rows,
  };
}

/** The mean of ‖J‖_F of independent normal logits, far out, where theory says f(0)/σ. */
function far(seed: number, std = 128, keys = 16, draws = 24_000): ClaimResult {
  const logits = new Float64Array(draws * keys);
  fillGaussian(createRng(seed, 'far'), logits, { mean: 0, std });
  return result(meanOf(jacobianFrobenius(softmax(tensor(logits, ['query', 'key'], [draws, keys])))), draws);
}

/** Each tolerance is more than 4 standard errors at its draws. */
export const drawnClaims: readonly Claim[] = [
  claim('size-none-mean', none, m => m.jacobian.mean, [0.1765, 0.014], fixed(3)),
  claim('size-none-median', none, m => m.jacobian.median, [0.1118, 0.03], fixed(2)),
  claim('size-none-tenth', none, m => m.jacobian.tenth, [4.7e-4, 4e-4], tiny),
  claim('size-root-mean', root, m => m.jacobian.mean, [0.3046, 0.0025], fixed(3)),
  claim('size-root-median', root, m => m.jacobian.median, [0.3035, 0.004], fixed(3)),
  claim('size-root-tenth', root, m => m.jacobian.tenth, [0.2789, 0.004], fixed(3)),
  claim('size-full-mean', full, m => m.jacobian.mean, [0.2435, 0.0005], fixed(3)),
  claim('entropy-none', none, m => m.entropy, [0.41, 0.03], fixed(2)),
  claim('entropy-root', root, m => m.entropy, [2.3586, 0.02], fixed(2)),
  claim('many-none-mean', manyNone, m => m.jacobian.mean, [0.2122, 0.022], fixed(2)),
  claim('many-none-median', manyNone, m => m.jacobian.median, [0.2, 0.06], fixed(2)),
  claim('many-none-tenth', manyNone, m => m.jacobian.tenth, [0.0028, 0.0028], fixed(3)),
  claim('many-root-mean', manyRoot, m => m.jacobian.mean, [0.1835, 0.005], fixed(2)),
  claim('many-root-median', manyRoot, m => m.jacobian.median, [0.1795, 0.006], fixed(2)),
  claim('many-root-tenth', manyRoot, m => m.jacobian.tenth, [0.161, 0.006], fixed(2)),
  claim('gradient-none-mean', none, m => m.gradient.mean, [0.1446, 0.017], fixed(2)),
  claim('gradient-root-mean', root, m => m.gradient.mean, [0.03564, 0.0015], fixed(3)),
  claim('gradient-full-mean', full, m => m.gradient.mean, [0.003724, 0.00012], fixed(4)),
  claim('gradient-none-tenth', none, m => m.gradient.tenth, [2.46e-4, 2e-4], tiny),
  claim('gradient-root-tenth', root, m => m.gradient.tenth, [0.02085, 0.002], fixed(3)),
  claim('gradient-full-tenth', full, m => m.gradient.tenth, [0.00276, 0.00025], fixed(4)),
  sampled('wide-none-mean', 0.0524, 0.008, fixed(3), seed => result(wide(seed).mean, 8000)),
  sampled('wide-none-median', 1.8e-5, 1.6e-5, tiny, seed => result(wide(seed).median, 8000)),
  sampled('tail-far', gapDensity(16) / 128, 0.002, fixed(4), seed => far(seed)),
  sampled('peak-16', 1.85, 0.1, fixed(2), seed => peak(seed, 16, 2)),
  sampled('peak-64', 2.99, 0.35, fixed(0), seed => peak(seed, 64, 3)),
  sampled('peak-256', 3.94, 0.7, fixed(0), seed => peak(seed, 256, 4)),
];
