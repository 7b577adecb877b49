import type { Series } from '@/lib/grid';
import type { PassedState } from './passLayer';
import type { SeriesKey } from './result';
import type { Returned } from './returnGradient';

/** The measurements as curves over the stack; see SeriesKey. What is no number (0/0) has no point. */
export function seriesOf(
  states: readonly PassedState[],
  returned: readonly (Returned | undefined)[],
  residual: boolean,
): Record<SeriesKey, Series> {
  const evenly = Math.log(states[0]?.state.shape[1] ?? 1);
  const over = (value: (state: PassedState, index: number) => number | undefined): Series => {
    const points = states
      .map((state, x) => ({ x, y: value(state, x) ?? Number.NaN }))
      .filter(({ y }) => Number.isFinite(y));
    return { x: Float64Array.from(points, ({ x }) => x), y: Float64Array.from(points, ({ y }) => y) };
  };
  const ratio = (branch: number | undefined, skip: number | undefined): number | undefined =>
    residual && branch !== undefined && skip !== undefined ? branch / skip : undefined;
  return {
    'trunk.rms': over(({ rms }) => rms),
    'attention.rms': over(({ layer }) => layer?.attentionRms),
    'ffn.rms': over(({ layer }) => layer?.ffnRms),
    'attention.ratio': over(({ layer }) => ratio(layer?.attentionRms, layer?.attentionSkip)),
    'ffn.ratio': over(({ layer }) => ratio(layer?.ffnRms, layer?.ffnSkip)),
    cosine: over(({ cosine }) => cosine),
    entropy: over(({ layer }) => layer && layer.entropy / evenly),
    'gradient.rms': over((_, index) => returned[index]?.rms),
    'gradient.query': over((_, index) => returned[index]?.layer?.query),
    'gradient.ffn': over((_, index) => returned[index]?.layer?.ffn),
  };
}
