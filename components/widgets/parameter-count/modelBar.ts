import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import type { ModuleId } from '@/lib/experiments/parameter-count/result';

/** The whole model as one bar: length is number of parameters. */
export interface Stretch {
  readonly key: string;
  readonly kind: 'embeddings' | 'attention' | 'feedForward' | 'pooler';
  /** Which modules it is made of. */
  readonly modules: readonly ModuleId[];
  readonly hue: TensorHue;
  readonly x: number;
  readonly width: number;
}

export function modelBar({ scalars }: Frame, layers: number, width: number): readonly Stretch[] {
  const { embeddings = 0, self = 0, selfOutput = 0, feedForward = 0, pooler = 0, total = 1 } = scalars;
  const parts: Omit<Stretch, 'x' | 'width'>[] = [];
  const counts: number[] = [];
  const add = (count: number, part: Omit<Stretch, 'x' | 'width'>) => {
    if (count === 0) return;
    parts.push(part);
    counts.push(count);
  };
  add(embeddings, { key: 'embeddings', kind: 'embeddings', modules: ['embeddings'], hue: 'x' });
  for (let layer = 0; layer < layers; layer++) {
    add(self + selfOutput, {
      key: `attention ${layer}`,
      kind: 'attention',
      modules: ['self', 'selfOutput'],
      hue: 'ctx',
    });
    add(feedForward, {
      key: `feed-forward ${layer}`,
      kind: 'feedForward',
      modules: ['intermediate', 'output'],
      hue: 'ffn',
    });
  }
  add(pooler, { key: 'pooler', kind: 'pooler', modules: ['pooler'], hue: 'x' });
  let x = 0;
  return parts.map((part, i) => {
    const stretch = { ...part, x, width: ((counts[i] ?? 0) / total) * width };
    x += stretch.width;
    return stretch;
  });
}

interface BarLabel {
  readonly kind: 'embeddings' | 'layers' | 'pooler';
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Names below the bar: at its left end, in the middle of the layers, at its right end. */
export function barLabels(bar: readonly Stretch[], width: number): readonly BarLabel[] {
  const layers = bar.filter(({ kind }) => kind === 'attention' || kind === 'feedForward');
  const [first, last] = [layers[0], layers.at(-1)];
  const labels: BarLabel[] = [{ kind: 'embeddings', x: 0, anchor: 'start' }];
  if (first && last) labels.push({ kind: 'layers', x: (first.x + last.x + last.width) / 2, anchor: 'middle' });
  if (bar.some(({ kind }) => kind === 'pooler')) labels.push({ kind: 'pooler', x: width, anchor: 'end' });
  return labels;
}
