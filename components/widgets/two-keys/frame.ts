import { barAxis, barSeries } from '@/components/viz/barSeries';
import type { ChartSeries } from '@/components/viz/chart';
import { diverging } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import { formatNumber } from '@/lib/format';

export const jacobianScale = diverging(0.25);
export const twoBars = barAxis(2);

export const probsOf = ({ grids }: Frame): readonly number[] => Array.from(grids.probs?.values ?? []);
export const probsSeries = (frame: Frame): readonly ChartSeries[] => [
  barSeries({ name: 'p', hue: 's', values: probsOf(frame) }),
];

/** Three decimals where they show something, else two digits and a power of ten. */
export const short = (value: number): string =>
  Math.abs(value) >= 0.001 || value === 0
    ? formatNumber(value, { style: 'fixed', places: 3 })
    : formatNumber(value, { style: 'scientific', places: 1 });
