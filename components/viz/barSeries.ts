import type { ChartAxis, ChartSeries } from './chart';
import type { TensorHue } from './ramps';

interface Bars {
  readonly name: string;
  readonly hue: TensorHue;
  readonly values: readonly number[];
  readonly part?: string | undefined;
}

/** A vector as bars of a chart, entry i at x = i. */
export const barSeries = ({ name, hue, values, part }: Bars): ChartSeries => ({
  key: 'bars',
  label: name,
  hue,
  part,
  shape: 'bars',
  points: { x: Float64Array.from(values, (_, i) => i), y: Float64Array.from(values) },
});

/** The axis of so many bars. */
export const barAxis = (count: number): ChartAxis => ({
  domain: [-0.5, Math.max(count, 1) - 0.5],
  whole: true,
});
