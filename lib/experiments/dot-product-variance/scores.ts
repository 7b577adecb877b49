import { erf } from '@/lib/engine/functional/erf';
import { histogram } from '@/lib/engine/metrics/histogram';
import type { Series } from '@/lib/grid';

/** A drawn law beside a normal one of the theory's mean and variance, both as density over bins. */
export interface Distribution {
  readonly bars: Series;
  readonly theory: Series;
  /** Share of the draws beyond the bars. */
  readonly outside: number;
}

/** Bars of a quarter standard deviation or so, over six of them to either side. */
const BARS_PER_STD = 4;
const STDS = 6;
const CURVE = 4;

/** `step`: distance of the values of a law that has only some (±1 summed), which no bar must divide; 0 where there is none. */
export function distributionOf(
  scores: Float64Array,
  { mean, std, step }: { readonly mean: number; readonly std: number; readonly step: number },
): Distribution {
  // Scores that are all alike still are a bar.
  const spread = Math.max(std, 1e-9 * Math.abs(mean), 1e-9);
  const fine = 2 ** Math.round(Math.log2(spread / BARS_PER_STD));
  const width = step > 0 ? step * Math.max(1, Math.round(fine / step)) : fine;
  const half = Math.ceil((STDS * spread) / width);
  const centre = step > 0 ? centreOn(scores[0] ?? 0, mean, width) : Math.round(mean / width) * width;
  const bins = 2 * half + 1;
  const [min, max] = [centre - (half + 0.5) * width, centre + (half + 0.5) * width];
  const { counts, outside } = histogram(scores, { bins, min, max });
  const x = Float64Array.from({ length: bins }, (_, i) => centre + (i - half) * width);
  const density = counts.map(count => count / scores.length / width);
  const curveX = Float64Array.from({ length: (bins - 1) * CURVE + 1 }, (_, i) => centre + (i / CURVE - half) * width);
  return {
    bars: { x, y: density },
    // Over a bar's width, as the bars are: of a narrow law the density at a point would stand far above its bar.
    theory: { x: curveX, y: curveX.map(at => share(at - width / 2, at + width / 2, mean, spread) / width) },
    outside: outside / scores.length,
  };
}

/** A multiple of `width` away from a value that comes up, and next to the mean. */
const centreOn = (value: number, mean: number, width: number): number =>
  value + Math.round((mean - value) / width) * width;

/** Of a normal law, between two places. */
function share(from: number, to: number, mean: number, std: number): number {
  const below = (x: number): number => erf((x - mean) / (std * Math.SQRT2));
  return (below(to) - below(from)) / 2;
}

/** Half the width of an axis that shows the undivided scores, a power of two: it stands still while the divisor changes. */
export function axisOf(mean: number, std: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, Math.abs(mean) + 4 * std)));
}
