import { rms, variance } from '@/lib/engine/metrics/moments';
import type { Series } from '@/lib/grid';
import { dialectIds, dialects } from './dialects';
import type { SeriesName } from './result';

/** Half decades from 1e-6 to 1e3: what the input's standard deviation is along the ray. */
const stds = Array.from({ length: 19 }, (_, step) => 10 ** (-6 + step / 2));

interface Given {
  /** v: the vector before shift and scale. */
  readonly bars: Float64Array;
  readonly shift: number;
  readonly dy: Float64Array;
  /** x̂ and dx of the norm as it is set. */
  readonly forward: (x: Float64Array) => Float64Array;
  readonly backward: (x: Float64Array) => Float64Array;
}

/** Input and gradient along the ray x = shift + a·v, from tiny vectors to huge ones; dy is held still. */
export function sweep({ bars, shift, dy, forward, backward }: Given): Record<Exclude<SeriesName, 'singular'>, Series> {
  const std = Math.sqrt(variance(bars));
  const size = rms(dy);
  const points = std === 0 ? [] : stds;
  const along = (measure: (x: Float64Array) => number): Series => ({
    x: Float64Array.from(points),
    y: Float64Array.from(points, wanted => measure(bars.map(value => shift + (wanted / std) * value))),
  });
  const spread = (y: Float64Array): number => Math.sqrt(variance(y));
  const gain = (dx: Float64Array): number => (size === 0 ? 0 : rms(dx) / size);
  return {
    'output.std': along(x => spread(forward(x))),
    'gradient.rms': along(x => rms(backward(x))),
    ...Object.fromEntries(
      dialectIds.flatMap(id => {
        const { eps, forward: norm, backward: back } = dialects[id];
        return [
          [`output.std.${id}`, along(x => spread(norm(x, eps)))],
          [`gain.${id}`, along(x => gain(back(x, dy, eps)))],
        ];
      }),
    ),
  } as Record<Exclude<SeriesName, 'singular'>, Series>;
}
