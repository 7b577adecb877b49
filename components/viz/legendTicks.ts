import { scaleLinear, scaleLog } from 'd3';
import { formatTick } from '@/lib/format';
import { LABEL_SIZE } from './labels';
import { type HeatScale, position } from './scale';
import { textWidth } from './textWidth';

export interface LegendTick {
  /** 0 to 1 along the bar. */
  readonly at: number;
  readonly text: string;
}

export interface Clipped {
  readonly below: boolean;
  readonly above: boolean;
}

/** Where values can lie beyond a scale's ends unless told otherwise: everywhere but at a natural bound, 0 or a probability's 1. */
const usuallyClipped = (scale: HeatScale): Clipped => ({
  below: scale.kind === 'diverging' || scale.min !== 0,
  above: scale.ramp !== 'seq',
});

/** The bounds, with ≤ and ≥ where values beyond are clipped, 0 in the middle of a diverging scale, powers of ten on a log one. */
export function legendTicks(scale: HeatScale, clipped: Clipped = usuallyClipped(scale)): LegendTick[] {
  const low = `${clipped.below ? '≤ ' : ''}${formatTick(scale.min)}`;
  const high = `${clipped.above ? '≥ ' : ''}${formatTick(scale.max, scale.kind === 'diverging')}`;
  const inner = innerValues(scale)
    .map(value => ({ at: position(scale, value), text: formatTick(value) }))
    .filter(tick => tick.at > 0.25 && tick.at < 0.75);
  return [{ at: 0, text: low }, ...inner, { at: 1, text: high }];
}

const GAP = 8;

/** px of a bar, at least `least`, under which no number touches the next: the ends' begin and end with it, the others are centred. */
export function legendWidth(ticks: readonly LegendTick[], least: number): number {
  const last = ticks.length - 1;
  const share = (i: number, side: 'before' | 'after'): number =>
    i === 0 || i === last ? Number((side === 'after') === (i === 0)) : 0.5;
  const needed = ticks.slice(1).map((tick, at) => {
    const left = ticks[at] ?? tick;
    const words =
      share(at, 'after') * textWidth(left.text, LABEL_SIZE) +
      share(at + 1, 'before') * textWidth(tick.text, LABEL_SIZE);
    return (words + GAP) / (tick.at - left.at);
  });
  return Math.ceil(Math.max(least, ...needed));
}

function innerValues(scale: HeatScale): number[] {
  if (scale.kind === 'diverging') return [0];
  const domain = [scale.min, scale.max];
  if (scale.log)
    return scaleLog(domain, [0, 1])
      .ticks(2)
      .filter(value => Number.isInteger(Math.log10(value)) || Math.abs(Math.log10(value) % 1) < 1e-9);
  return scaleLinear(domain, [0, 1]).ticks(2);
}
