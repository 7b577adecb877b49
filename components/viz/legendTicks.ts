import { scaleLinear, scaleLog } from 'd3';
import { formatTick } from '@/lib/format';
import { type HeatScale, position } from './scale';

export interface LegendTick {
  /** 0 to 1 along the bar. */
  readonly at: number;
  readonly text: string;
}

/** The bounds, with ≤ and ≥ where values may lie beyond and are clipped, 0 in the middle of a diverging scale, powers of ten on a log one. */
export function legendTicks(
  scale: HeatScale,
  clipped: { readonly below: boolean; readonly above: boolean },
): LegendTick[] {
  const low = `${clipped.below ? '≤ ' : ''}${formatTick(scale.min)}`;
  const high = `${clipped.above ? '≥ ' : ''}${formatTick(scale.max, scale.kind === 'diverging')}`;
  const between =
    scale.kind === 'diverging'
      ? [0]
      : scale.log
        ? scaleLog([scale.min, scale.max], [0, 1]).ticks(2)
        : scaleLinear([scale.min, scale.max], [0, 1]).ticks(2);
  const inner = between
    .map(value => ({ at: position(scale, value), text: formatTick(value) }))
    .filter(tick => tick.at > 0.2 && tick.at < 0.8);
  return [{ at: 0, text: low }, ...inner, { at: 1, text: high }];
}
