import { softmax } from '@/lib/engine/functional/softmax';
import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { frobeniusNorm, mean } from '@/lib/engine/metrics/moments';
import { jacobianFrobenius } from '@/lib/engine/metrics/softmaxJacobian';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { tensor } from '@/lib/engine/tensor';
import { summarise } from '@/lib/experiments/softmax-saturation/summarise';

/**
 * ‖J‖_F at d = 1024, undivided. The logits of a query are normal numbers times the query's length, so that is all that is drawn of its
 * keys: a thousandth of the work of the dot products, and the same law.
 */
export function wide(seed: number, draws = 8000, keys = 16, d = 1024): ReturnType<typeof summarise> {
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
export function peak(seed: number, keys: number, around: number, groups = 8): Estimate {
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
export function far(seed: number, std = 128, keys = 16, draws = 24_000): Estimate {
  const logits = new Float64Array(draws * keys);
  fillGaussian(createRng(seed, 'far'), logits, { mean: 0, std });
  return meanOf(jacobianFrobenius(softmax(tensor(logits, ['query', 'key'], [draws, keys]))));
}
