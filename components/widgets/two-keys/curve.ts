import type { ChartAxis, ChartMarker, ChartSeries } from '@/components/viz/chart';
import type { Frame } from '@/lib/experiments/contract';
import type { TwoKeysParams } from '@/lib/experiments/two-keys/params';
import type { Messages } from './messages.en';

export interface Curve {
  readonly series: readonly ChartSeries[];
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly markers: readonly ChartMarker[];
}

/** ‖J‖₂ over the gap, with the present one marked. */
export function curveOf({ series, scalars }: Frame, { log }: Pick<TwoKeysParams, 'log'>, t: Messages): Curve {
  const gap = scalars.gap ?? 0;
  const norm = scalars.norm ?? 0;
  return {
    series: [
      {
        key: 'norm',
        label: '2p(1−p)',
        hue: 's',
        shape: 'theory',
        points: series.norm ?? { x: new Float64Array(), y: new Float64Array() },
      },
      {
        key: 'here',
        label: '‖J‖',
        unnamed: true,
        hue: 'x',
        shape: 'points',
        points: { x: Float64Array.of(gap), y: Float64Array.of(norm) },
      },
    ],
    x: { domain: [-20, 20], label: t.gapAxis },
    y: log ? { log: true, domain: [1e-9, 1] } : { domain: [0, 0.5] },
    markers: [{ axis: 'x', at: gap, label: t.here }],
  };
}
