import type { Frame } from '@/lib/experiments/contract';
import type { TwoKeysParams, TwoKeysSpecs } from '@/lib/experiments/two-keys/params';
import { formatFixed } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { short } from './frame';

const { gap, offset, p, norm } = {
  gap: ({ scalars }: Frame) => formatFixed(scalars.gap ?? 0, 1),
  offset: ({ scalars }: Frame) => formatFixed(scalars.offset ?? 0, 2),
  p: ({ scalars }: Frame) => short(scalars.p ?? 0),
  norm: ({ scalars }: Frame) => short(scalars.norm ?? 0),
};

export const messages = {
  title: 'Two keys, one gap',
  summary:
    'The scores of two keys as bars that you drag, their softmax, its Jacobian, and the Jacobian’s size over the gap between the scores. Move both bars alike, then move one.',
  params: {
    first: { label: 'score of key 0' },
    second: { label: 'score of key 1' },
    log: { label: 'logarithmic heights', help: 'The y axis of the curve.' },
  },
  notes: {},
  pictured: () =>
    'Two scores and their probabilities as bars, the Jacobian as a heatmap, and its size as a curve over the gap.',
  reading: (frame: Frame, _: TwoKeysParams) =>
    `Gap ${gap(frame)}, so key 0 gets ${p(frame)} and the Jacobian has size ${norm(frame)}. The scores’ mean, ${offset(frame)}, does not matter.`,

  scores: 's',
  hint: 'scores: drag them',
  keyAt: (index: number) => `key ${index}`,
  probs: 'p = softmax(s)',
  jacobian: 'Jacobian of softmax, 2 rows, 2 columns',
  curve: 'Size of J over the gap s₀ − s₁',
  gapAxis: 'gap',
  gapOf: (value: string) => `gap ${value}`,
  here: 'here',
  sentence: (frame: Frame) =>
    `‖J‖ = 2 p₀ (1 − p₀) = 2 · ${p(frame)} · ${short(1 - (frame.scalars.p ?? 0))} = ${norm(frame)} at a gap of ${gap(frame)}; the scores’ mean is ${offset(frame)}.`,
};

messages satisfies WidgetMessages<TwoKeysSpecs>;
export type Messages = typeof messages;
