import { softmax } from '@/lib/engine/functional/softmax';
import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { frobeniusNorm, mean } from '@/lib/engine/metrics/moments';
import { jacobianFrobenius } from '@/lib/engine/metrics/softmaxJacobian';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { tensor } from '@/lib/engine/tensor';
import { draw } from '@/lib/experiments/softmax-saturation/draws';
import { gapDensity } from '@/lib/experiments/softmax-saturation/limits';
import { divisorOf, type SoftmaxSaturationParams } from '@/lib/experiments/softmax-saturation/params';
import type { Measure, Summary } from '@/lib/experiments/softmax-saturation/result';
import { summarise } from '@/lib/experiments/softmax-saturation/summarise';
import type { Claim } from '../contract';
import { fixed, scientific } from '../digits';
import { sampled } from '../sampled';

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

/** `read` off what is measured at a setting. */
const at =
  (setting: Setting, read: (measured: Measured) => Estimate) =>
  async (seed: number, signal: AbortSignal): Promise<Estimate> =>
    read(await measured(setting, seed, signal));

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
function peak(seed: number, keys: number, around: number, groups = 8): Estimate {
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
  return { ...meanOf(tops), draws: groups * rows };
}

/** The mean of ‖J‖_F of independent normal logits, far out, where theory says f(0)/σ. */
function far(seed: number, std = 128, keys = 16, draws = 24_000): Estimate {
  const logits = new Float64Array(draws * keys);
  fillGaussian(createRng(seed, 'far'), logits, { mean: 0, std });
  return meanOf(jacobianFrobenius(softmax(tensor(logits, ['query', 'key'], [draws, keys]))));
}

/** Each tolerance is more than 4 standard errors at its draws. */
export const drawnClaims: readonly Claim[] = [
  sampled(
    'size-none-mean',
    0.1764,
    0.014,
    fixed(3),
    at(none, m => m.jacobian.mean),
  ),
  sampled(
    'size-none-median',
    0.1113,
    0.03,
    fixed(2),
    at(none, m => m.jacobian.median),
  ),
  sampled(
    'size-none-tenth',
    4.7e-4,
    4e-4,
    scientific(1),
    at(none, m => m.jacobian.tenth),
  ),
  sampled(
    'size-root-mean',
    0.3046,
    0.0025,
    fixed(3),
    at(root, m => m.jacobian.mean),
  ),
  sampled(
    'size-root-median',
    0.3035,
    0.004,
    fixed(3),
    at(root, m => m.jacobian.median),
  ),
  sampled(
    'size-root-tenth',
    0.2789,
    0.004,
    fixed(3),
    at(root, m => m.jacobian.tenth),
  ),
  sampled(
    'size-full-mean',
    0.24347,
    0.0005,
    fixed(3),
    at(full, m => m.jacobian.mean),
  ),
  sampled(
    'entropy-none',
    0.41,
    0.03,
    fixed(2),
    at(none, m => m.entropy),
  ),
  sampled(
    'entropy-root',
    2.3586,
    0.02,
    fixed(2),
    at(root, m => m.entropy),
  ),
  sampled(
    'many-none-mean',
    0.2112,
    0.022,
    fixed(2),
    at(manyNone, m => m.jacobian.mean),
  ),
  sampled(
    'many-none-median',
    0.1984,
    0.06,
    fixed(2),
    at(manyNone, m => m.jacobian.median),
  ),
  sampled(
    'many-none-tenth',
    0.00277,
    0.0028,
    fixed(3),
    at(manyNone, m => m.jacobian.tenth),
  ),
  sampled(
    'many-root-mean',
    0.1834,
    0.005,
    fixed(2),
    at(manyRoot, m => m.jacobian.mean),
  ),
  sampled(
    'many-root-median',
    0.179,
    0.006,
    fixed(2),
    at(manyRoot, m => m.jacobian.median),
  ),
  sampled(
    'many-root-tenth',
    0.1606,
    0.006,
    fixed(2),
    at(manyRoot, m => m.jacobian.tenth),
  ),
  sampled(
    'gradient-none-mean',
    0.1443,
    0.017,
    fixed(2),
    at(none, m => m.gradient.mean),
  ),
  sampled(
    'gradient-root-mean',
    0.03564,
    0.0015,
    fixed(3),
    at(root, m => m.gradient.mean),
  ),
  sampled(
    'gradient-full-mean',
    0.003724,
    0.00012,
    fixed(4),
    at(full, m => m.gradient.mean),
  ),
  sampled(
    'gradient-none-tenth',
    2.46e-4,
    2e-4,
    scientific(1),
    at(none, m => m.gradient.tenth),
  ),
  sampled(
    'gradient-root-tenth',
    0.02085,
    0.002,
    fixed(3),
    at(root, m => m.gradient.tenth),
  ),
  sampled(
    'gradient-full-tenth',
    0.00276,
    0.00025,
    fixed(4),
    at(full, m => m.gradient.tenth),
  ),
  sampled('wide-none-mean', 0.0524, 0.008, fixed(3), seed => wide(seed).mean),
  sampled('wide-none-median', 1.8e-5, 1.6e-5, scientific(1), seed => wide(seed).median),
  sampled('tail-far', gapDensity(16) / 128, 0.002, fixed(4), seed => far(seed)),
  sampled('peak-16', 1.85, 0.1, fixed(2), seed => peak(seed, 16, 2)),
  sampled('peak-64', 2.99, 0.35, fixed(0), seed => peak(seed, 64, 3)),
  sampled('peak-256', 3.94, 0.7, fixed(0), seed => peak(seed, 256, 4)),
];
