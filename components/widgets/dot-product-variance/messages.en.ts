import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  bertStd,
  type Divisor,
  type DotProductParams,
  type DotProductSpecs,
  definition,
  heads,
} from '@/lib/experiments/dot-product-variance/params';
import { formatFixed, formatReadable } from '@/lib/format';
import type { WidgetMessages } from '../contract';

type Values = Readonly<Record<string, number | string>>;

const divisions: Readonly<Record<Divisor, (d: number) => string>> = {
  none: () => 'q·k, not divided',
  root: d => `q·k ÷ √${d}`,
  full: d => `q·k ÷ ${d}`,
  model: d => `q·k ÷ √${heads * d}`,
};

const readable = (value: number | undefined): string => formatReadable(value ?? 0, 3);

export const messages = {
  title: 'How far dot products spread',
  summary:
    'Thousands of pairs q, k are drawn, and their dot products measured beside what theory says. Take away an assumption (zero mean, unit variance, independence) or change the divisor, and watch mean, variance and distribution.',
  params: {
    d: { label: 'dimension d', help: 'Coordinates of q and of k. A head of BERT-base has 64.' },
    mean: { label: 'mean μ', help: 'Of every coordinate, in q as in k. The textbook’s case is 0.' },
    std: {
      label: 'standard deviation σ',
      help: `Of every coordinate. The textbook’s case is 1; a coordinate of BERT-base starts with about ${bertStd}.`,
    },
    rho: {
      label: 'correlation ρ of q and k',
      help: 'Of each coordinate of q with the same one of k: k = ρq + √(1 − ρ²)e, with fresh draws e. At 1, k is q.',
    },
    fresh: {
      label: 'k has draws of its own',
      help: 'Off: each coordinate of k is made from that of q, as (q² − 1) over its spread, before μ and σ. Uncorrelated with q, and yet entirely determined by it.',
    },
    correlation: {
      label: 'c within a vector',
      help: 'The correlation of any two coordinates of one vector: each is √c times a draw that they share, plus √(1 − c) times one of its own.',
    },
    correlated: {
      label: 'c acts on',
      help: 'One vector or both. In k, it is what k has beside q.',
      options: { both: 'both', q: 'q', k: 'k' },
    },
    law: {
      label: 'distribution',
      help: 'Of a coordinate, before μ and σ: mean 0 and variance 1 in every case. Rademacher is ±1; Laplace has heavy tails, but all its moments are finite.',
      options: { normal: 'normal', uniform: 'uniform', rademacher: 'Rademacher', laplace: 'Laplace' },
    },
    divisor: {
      label: 'divide by',
      help: `d_model is ${heads} times d, as in BERT-base with its ${heads} heads.`,
      options: { none: '1', root: '√d', full: 'd', model: `√${heads}d` },
    },
    draws: {
      label: 'pairs drawn',
      help: 'Four times as many halve the error.',
      options: asWritten(definition.params.draws.options),
    },
    seed: { label: 'seed of the draws' },
    pair: { label: 'pair shown', help: 'One of the first eight drawn, from 0.' },
  },
  notes: {
    mixture: () =>
      'A correlation between 0 and 1 mixes two draws, so a coordinate is no longer exactly of the chosen distribution; its mean and variance stay.',
    square: () =>
      'Each coordinate of k is made from q’s: uncorrelated with it, and yet not independent. Before μ and σ it has mean 0 and variance 1.',
    nothingOfItsOwn: () => 'k has no draws of its own now, so c in k has nothing to act on.',
    inherits: ({ c }: Values) =>
      `k is partly q, and inherits what q’s coordinates share: two coordinates of k now have correlation ${formatFixed(Number(c), 2)}.`,
    oneSided: () =>
      'Only one vector has correlated coordinates. With zero means that changes nothing: the covariance of two products is that of q’s coordinates times that of k’s.',
    oneSidedShifted: () =>
      'Only one vector has correlated coordinates, but the means are not 0: two products now have covariance μ²σ²c.',
    noPairs: () => 'With one coordinate there is only one product, and no covariance between products.',
    notNormal: ({ kurtosis }: Values) =>
      `The curve is a normal law with theory’s mean and variance. The draws are not normal (kurtosis ${formatFixed(Number(kurtosis), 1)}, a normal law has 3); the variance does not mind.`,
    loose: ({ percent }: Values) =>
      `These draws pin the variance down to ±${formatFixed(Number(percent), 0)} in a hundred only. Draw more pairs to be surer.`,
  },
  pictured: ({ scalars: { draws = 0, d = 0 } }: Frame): string =>
    `A histogram of ${draws} dot products of ${d}-dimensional vectors with a normal curve, their variance against the dimension on logarithmic axes, and eight of the drawn pairs as heatmaps.`,
  reading: ({ scalars: s }: Frame, { divisor, d }: DotProductParams): string =>
    `${divisions[divisor](d)}: mean ${readable(s.mean)}, by theory ${readable(s['mean.theory'])}; variance ${readable(s.variance)} ± ${readable(2 * (s['variance.se'] ?? 0))}, by theory ${readable(s['variance.theory'])}.`,

  theory: 'theory',
  measured: 'measured',
  meanName: 'mean',
  varianceName: 'variance',
  drawn: 'drawn',
  normalLaw: 'normal',
  dividedBy: { none: '÷1', root: '÷√d', full: '÷d', model: `÷√${heads}d` },
  distribution: (divisor: Divisor, d: number) => `Density of ${divisions[divisor](d)}`,
  scoreNear: (x: number) => `near ${readable(x)}`,
  againstD: 'Variance against d, both axes logarithmic',
  atD: (d: number) => `d = ${d}`,
  noVariance: 'no variance: all scores are alike',
  pairsTitle: 'Eight of the drawn pairs, a pair a row',
  pairLabel: 'Pair',
  coordinate: 'coordinate',
  pairRow: 'pair',
  firstOf: (shape: string, count: number) => `${shape}, the first ${count}`,
  product: 'product',
  rest: (count: number) => `${count} more`,
  unfolded: (pair: number) => `The dot product of pair ${pair}, written out`,
  sentence: (pair: number, d: number, sum: number, divisor: Divisor, score: number) => {
    const added = d === 1 ? 'its one product is' : `its ${d} products add up to`;
    const divided = divisor === 'none' ? '' : `; ${divisions[divisor](d)} is a score of ${formatFixed(score, 2)}`;
    return `Pair ${pair}: ${added} ${formatFixed(sum, 2)}${divided}.`;
  },
  pairCode: 'This pair in PyTorch',
  drawsCode: 'Fresh draws under these assumptions, in PyTorch',
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<DotProductSpecs>;
export type Messages = typeof messages;
