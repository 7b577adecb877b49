import { type Dash, type NamedChart, powersAround, type Shape } from '@/components/viz/chart';
import type { Frame } from '@/lib/experiments/contract';
import { type DialectId, epsilons } from '@/lib/experiments/layer-norm-lab/epsilons';
import type { SeriesName } from '@/lib/experiments/layer-norm-lab/result';
import { scalar } from './frame';
import type { Messages } from './messages.en';

/** All four are LayerNorm's own hue, or a gradient's: dash and shape tell them apart. */
const looks: Readonly<Record<DialectId, { readonly dash: Dash; readonly shape: Shape }>> = {
  bert: { dash: 'solid', shape: 'line' },
  gpt2: { dash: 'dashed', shape: 'line' },
  annotated: { dash: 'solid', shape: 'points' },
  rms: { dash: 'dotted', shape: 'line' },
};

/** Where σ² = ε: the curves bend there. BERT’s lies at the axis’ end. */
const bends = ['gpt2', 'rms'] as const;

const usual = { spread: [1e-3, 10], gain: [1e-3, 1e6] } as const;

/** Output and gradient of each dialect over the input's standard deviation, the figure's own vector marked. */
export function chartsOf(frame: Frame, t: Messages): NamedChart<'spread' | 'gain'>[] {
  const std = scalar(frame, 'input.std');
  const from = { spread: 'output.std', gain: 'gain' } as const;
  return (['spread', 'gain'] as const).map(key => {
    const series = (Object.keys(looks) as DialectId[]).map(id => ({
      key: id,
      label: t.dialects[id].short,
      hue: key === 'gain' ? ('g' as const) : ('x' as const),
      ...looks[id],
      points: frame.series[`${from[key]}.${id}` satisfies SeriesName] ?? {
        x: new Float64Array(),
        y: new Float64Array(),
      },
    }));
    return {
      key,
      title: t.charts[key],
      series,
      x: { domain: [1e-6, 1e3], log: true, label: 'σ' },
      y: powersAround(series, usual[key]),
      markers: [
        ...bends.map(id => ({ axis: 'x' as const, at: Math.sqrt(epsilons[id]), label: t.bend(t.dialects[id].short) })),
        ...(std > 0 ? [{ axis: 'x' as const, at: std, label: t.now }] : []),
      ],
    };
  });
}
