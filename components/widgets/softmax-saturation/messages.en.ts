import type { Frame } from '@/lib/experiments/contract';
import type { SoftmaxSaturationParams, SoftmaxSaturationSpecs } from '@/lib/experiments/softmax-saturation/params';
import { formatReadable, subscript } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { measured, type Shown, short } from './frame';

const three = (value: number) => formatReadable(value, 3);
type Values = Readonly<Record<string, number | string>>;

export const messages = {
  title: 'Where softmax saturates',
  summary:
    'One query is compared with n keys, many times over. You see the Jacobian of softmax for one of these draws, and its size, its entropy and the gradient of the query over the logits’ standard deviation. Change the divisor and watch mean, median and the lowest tenth part ways.',
  params: {
    keys: { label: 'keys n', help: 'How many keys the query is compared with; softmax has as many outputs.' },
    d: { label: 'width d', help: 'How many products a dot product adds up. A head of BERT has 64.' },
    divisor: {
      label: 'q·k divided by',
      options: { none: 'nothing', sqrt: '√d', d: 'd' },
    },
    std: {
      label: 'σ of q’s numbers',
      help: 'Those of k have standard deviation 1, so q·k has σ√d: divided by √d, the logits’ standard deviation is this σ.',
    },
    draw: {
      label: 'draw shown',
      help: 'All draws are sorted by the size of their Jacobian (its Frobenius norm, the root of the sum of its squared entries); this is the one at that place.',
      options: { tenth: 'at the lowest tenth', median: 'in the middle', ninetieth: 'at the highest tenth' },
    },
    seed: { label: 'seed of the draws' },
    log: { label: 'logarithmic heights', help: 'The y axes of the curves.' },
    row: { label: 'row of the chosen cell', help: 'From 0, the most probable key.' },
    col: { label: 'column of the chosen cell', help: 'From 0, the most probable key.' },
  },
  notes: {
    few: ({ draws }: Values) =>
      `At this size only ${draws} queries are drawn, so the measured numbers have larger errors.`,
    beyond: ({ std }: Values) => `The logits’ standard deviation, ${three(Number(std))}, lies beyond the curves’ axis.`,
  },
  pictured: ({ scalars: { keys = 0 } }: Frame) =>
    `The probabilities of ${keys} keys as bars, the Jacobian of softmax as a heatmap, and curves of its size, of the query’s gradient and of entropy over the logits’ standard deviation.`,
  reading: (frame: Frame, { keys }: SoftmaxSaturationParams) =>
    `Logits of standard deviation ${three(measured(frame, 'logitStd'))}, ${keys} keys: the size of J has mean ${three(measured(frame, 'jacobian.mean'))}, median ${three(measured(frame, 'jacobian.median'))}, and a tenth lies below ${three(measured(frame, 'jacobian.tenth'))}. The gradient of q: mean ${three(measured(frame, 'gradient.mean'))}, a tenth below ${three(measured(frame, 'gradient.tenth'))}. Entropy ${three(measured(frame, 'entropy.mean'))} of at most ${three(Math.log(keys))} nats.`,

  axis: 'std',
  here: 'here',
  /** Measured on q·k itself, not on independent normal logits. */
  drawn: 'q·k',
  charts: {
    jacobian: 'Size of J over the logits’ std',
    gradient: 'RMS of ∂L/∂q, by the divisor',
    entropy: 'Entropy ÷ ln n',
  },
  summaries: { mean: 'mean', median: 'median', tenth: '10%' },
  limits: { even: 'even p', tail: '∝ 1/std' },
  divided: { none: '÷1', sqrt: '÷√d', d: '÷d' },
  probs: 'p, the most probable key first',
  bars: 'p',
  key: 'key',
  keyAt: (index: number) => `key ${index}`,
  jacobianOf: (n: number) => `Jacobian of softmax, ${n} rows, ${n} columns`,
  arriving: 'gradient g of p, as it arrives',
  passedOn: 'J g, the gradient of the scores',
  firstOf: (shown: number, n: number) => `first ${shown} of ${n}`,
  cell: (row: string, col: string, value: string) => `how ${row} answers the score of ${col}: ${value}`,
  more: (count: number) => `${count} more`,
  unfolded: 'A row of J, unfolded, and its sum with g',
  measuredTitle: (draws: number) => `Measured on ${draws} queries`,
  sizes: { jacobian: '‖J‖', gradient: 'RMS of ∂L/∂q' },
  sentence: ({ row, col, probs, jacobian, n }: Shown): string => {
    const value = short(jacobian.values[row * n + col] ?? Number.NaN);
    const [pi, pj] = [short(probs[row] ?? Number.NaN), short(probs[col] ?? Number.NaN)];
    const [i, j] = [subscript(row), subscript(col)];
    return row === col
      ? `∂p${i}/∂s${i} = p${i} (1 − p${i}) = ${pi} · (1 − ${pi}) = ${value}: a higher score of its own gives key ${row} more.`
      : `∂p${i}/∂s${j} = −p${i} p${j} = −${pi} · ${pj} = ${value}: what key ${col} gains, the others lose, each in proportion to its share.`;
  },
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<SoftmaxSaturationSpecs>;
export type Messages = typeof messages;
