import type { Frame } from '@/lib/experiments/contract';
import { type DialectId, epsilons } from '@/lib/experiments/layer-norm-lab/epsilons';
import { definition, type LayerNormLabParams, type LayerNormLabSpecs } from '@/lib/experiments/layer-norm-lab/params';
import { formatFixed, formatReadable, formatTick, subscript } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { scalar } from './frame';
import { powers } from './powers';
import type { Ways } from './ways';

type Values = Readonly<Record<string, number | string>>;
const three = (value: number): string => formatReadable(value, 3);
/** The names of x and dy, as a note has them. */
const named = ({ name }: Values): string => String(name);

export const messages = {
  title: 'LayerNorm inside out',
  summary:
    'Drag the bars of a vector and of a gradient. You see what LayerNorm makes of the one, what comes back of the other, and the Jacobian between them, whose cells unfold into arithmetic.',
  params: {
    x: {
      label: 'x as numbers',
      help: 'Separated by spaces or commas. Empty: drawn from the seed. Dragging a bar writes here.',
    },
    dy: { label: 'dy as numbers', help: 'The gradient that arrives from above. Empty: drawn from the seed.' },
    hidden: {
      label: 'features d',
      help: 'How many numbers a token has.',
      options: powers(definition.params.hidden.options),
    },
    scale: {
      label: 'scale',
      help: 'All bars of x are multiplied by it.',
      options: powers(definition.params.scale.options),
    },
    shift: {
      label: 'shift',
      help: 'Added to all of x after scaling.',
      options: powers(definition.params.shift.options),
    },
    flip: { label: 'turn the sign of x', help: 'Multiplies the bars by −1.' },
    eps: {
      label: 'ε',
      help: 'BERT has the smaller one, GPT-2 the larger.',
      options: powers(definition.params.eps.options),
    },
    zeroEps: {
      label: 'ε is 0',
      help: 'As in a derivation on paper. Real code needs an ε: without it a constant vector is 0/0.',
    },
    half: { label: 'keep ε in float16', help: 'The number that half precision holds in its place.' },
    meanMoves: {
      label: 'μ moves with x',
      help: 'Off: the backward pass takes the mean for a constant, as x.mean().detach() would.',
    },
    stdMoves: { label: 's moves with x', help: 'Off: the backward pass takes the standard deviation for a constant.' },
    gamma: { label: 'γ', help: 'The weight that multiplies x̂. It starts at 1.' },
    gammaSpread: { label: 'spread of γ', help: 'Above 0, each feature has a γ of its own.' },
    beta: { label: 'β', help: 'The bias that is added at the end. It starts at 0.' },
    dyFrom: {
      label: 'dy is',
      help: 'The bars, or a·1 + b·x̂ with the two numbers beside.',
      options: { bars: 'the bars', span: 'a·1 + b·x̂' },
    },
    ones: { label: 'a', help: 'How much of the vector of ones is in dy, where dy is a·1 + b·x̂.' },
    along: { label: 'b', help: 'How much of x̂ is in dy, where dy is a·1 + b·x̂.' },
    axis: {
      label: 'batch normed over',
      help: 'LayerNorm takes mean and variance over the features of one token. Over the tokens is the classic mistake.',
      options: { features: 'features of a token', tokens: 'tokens (a mistake)' },
    },
    seed: { label: 'seed' },
    show: { label: 'picture', options: { vector: 'one vector', dialects: 'dialects', batch: 'a batch' } },
    tensor: { label: 'unfolded', options: { jacobian: 'J', normalized: 'x̂', dx: 'dx' } },
    row: { label: 'row i', help: 'From 0; beyond the edge it is the last one.' },
    col: { label: 'column j', help: 'From 0; beyond the edge it is the last one.' },
  },
  notes: {
    'not-numbers': (values: Values) =>
      Number(values.count) === 1
        ? `“${values.word}” in ${named(values)} is not a number; it counts as 0.`
        : `${values.count} words in ${named(values)} are not numbers (the first is “${values.word}”); they count as 0.`,
    'too-large': (values: Values) =>
      Number(values.count) === 1
        ? `A number in ${named(values)} lies beyond ±${values.most}; it counts as ±${values.most}.`
        : `${values.count} of the numbers in ${named(values)} lie beyond ±${values.most}; they count as ±${values.most}.`,
    'too-many': (values: Values) =>
      `${named(values)} lists ${values.given} numbers; the first ${values.used} are taken, one for each feature.`,
    'too-few': (values: Values) =>
      `${named(values)} lists ${values.given} of its numbers; the other ${values.drawn} are drawn from the seed.`,
    half: ({ written, held }: Values) =>
      Number(held) === 0
        ? `float16 holds ${formatTick(Number(written))} as 0: its smallest number above 0 is about ${formatTick(6e-8)}.`
        : `float16 holds ${formatTick(Number(written))} as ${formatReadable(Number(held), 4)}.`,
    'no-spread': ({ used }: Values) =>
      `All entries are equal and ε is 0: x̂ would be 0/0, NaN in real code. The picture uses ε = ${formatTick(Number(used))}.`,
    constant: ({ gain }: Values) =>
      `All entries are equal, so x̂ is 0; on the way back the gradient is multiplied by 1/√ε = ${three(Number(gain))}.`,
    'eps-rules': ({ eps, variance }: Values) =>
      `ε = ${formatTick(Number(eps))} is larger than σ² = ${three(Number(variance))}: x̂ is far from variance 1.`,
    'no-gradient': () => 'dy is 0 everywhere, so nothing flows back.',
  },
  pictured: ({ scalars: { hidden = 0 } }: Frame): string =>
    `A vector of ${hidden} bars and its x̂, a gradient of ${hidden} bars and what comes back of it, and the ${hidden} × ${hidden} Jacobian as a heatmap.`,
  reading: (frame: Frame, { show }: LayerNormLabParams): string => readings[show](frame),

  pictures: 'Picture',
  entryAxis: 'entry',
  entry: (index: number) => `entry ${index}`,
  token: (index: number) => `token ${index}`,
  rest: (count: number) => `${count} more`,
  product: 'product',
  now: 'x now',
  bend: (dialect: string) => `√ε, ${dialect}`,
  drag: 'drag the bars',
  /** What the bars stand for when they are scaled and shifted. */
  barsAre: (factor: string, shift: string) => `x = ${shift}${factor} · bars`,
  ways: { own: 'itself', mean: 'via μ', std: 'via s' },
  /** Names of the heatmaps, for those who do not see them. */
  alt: {
    normalized: 'x̂, the normalised vector',
    g: 'g = γ ⊙ dy, the gradient that arrives',
    jacobian: 's times the Jacobian: row i, column j says how x̂ᵢ moves with xⱼ',
    dx: 's times dx, the gradient that comes back',
  },
  /** What the two colour scales belong to. */
  legends: { vectors: 'x̂, g, s·dx', jacobian: 's·J' },
  inUnits: (rstd: string) => `in units of 1/s = ${rstd}`,
  numbers: {
    std: 's = √(σ² + ε)',
    output: 'std of x̂',
    y: 'y = γx̂ + β: mean, std',
    gain: '‖dx‖ / ‖dy‖',
    share: 'share of g that comes through',
    rank: 'rank of J',
    frobenius: 'Frobenius norm of s·J',
    error: 'J against finite differences',
  },
  of: (value: number, all: number) => `${value} of ${all}`,
  sentence: {
    jacobian: (i: number, j: number, { own, mean, std }: Ways, s: number) =>
      `Move x${subscript(j)} up a little: x̂${subscript(i)} moves ${three((own + mean + std) / s)} times as far. ${formatFixed(own, 0)} by itself, ${formatFixed(mean, 3)} because μ moves along, ${formatFixed(std, 3)} because s does; the sum is divided by s = ${three(s)}.`,
    normalized: (j: number, x: number, mean: number, s: number, value: number) =>
      `x${subscript(j)} = ${three(x)} lies ${three(x - mean)} from the mean μ = ${three(mean)}; divided by s = ${three(s)} that is x̂${subscript(j)} = ${formatFixed(value, 2)}.`,
    dx: (j: number, scaled: number, s: number) =>
      `Column ${j} of s·J weighs g and comes to ${three(scaled)}; divided by s = ${three(s)} that is dx${subscript(j)} = ${three(scaled / s)}.`,
  },
  dialects: {
    bert: { name: 'BERT', short: 'BERT', rule: `(x − μ) / √(σ² + ε), ε = ${formatTick(epsilons.bert)}` },
    gpt2: { name: 'GPT-2', short: 'GPT-2', rule: `(x − μ) / √(σ² + ε), ε = ${formatTick(epsilons.gpt2)}` },
    annotated: {
      name: 'Annotated Transformer',
      short: 'Annotated',
      rule: `(x − μ) / (t + ε), t over d − 1, ε = ${formatTick(epsilons.annotated)}`,
    },
    rms: { name: 'RMSNorm', short: 'RMSNorm', rule: `x / √(mean(x²) + ε), ε = ${formatTick(epsilons.rms)}` },
  } satisfies Record<DialectId, unknown>,
  dialectTable: {
    caption: 'The four on this vector',
    dialect: 'dialect',
    rule: 'what it computes',
    mean: 'mean of y',
    std: 'std of y',
    gap: 'largest difference from BERT',
    gain: '‖dx‖ / ‖dy‖',
    sum: 'Σ dx · s',
  },
  charts: { spread: 'std of the output', gain: '‖dx‖ / ‖dy‖' },
  inputStd: (std: number) => `at input std ${formatTick(std)}`,
  batch: {
    shape: (over: string) => `normed over ${over}`,
    over: { features: 'features', tokens: 'tokens' },
    rowSays: (token: number, mean: number, std: number, sum: number) =>
      `Token ${token}: its x̂ has mean ${formatFixed(mean, 2)} and standard deviation ${formatFixed(std, 2)}; its s·dx sums to ${formatFixed(sum, 2)}.`,
  },
};

const readings = {
  vector: (frame: Frame): string =>
    `σ = ${three(scalar(frame, 'input.std'))} goes in, x̂ has standard deviation ${three(scalar(frame, 'output.std'))}. Of the gradient, ‖dx‖ = ${three(scalar(frame, 'gain'))} · ‖dy‖ comes back. The Jacobian has rank ${scalar(frame, 'rank')} of ${scalar(frame, 'hidden')}.`,
  dialects: ({ scalars }: Frame): string =>
    `Standard deviation of the output: BERT ${three(scalars['bert.std'] ?? 0)}, GPT-2 ${three(scalars['gpt2.std'] ?? 0)}, Annotated Transformer ${three(scalars['annotated.std'] ?? 0)}, RMSNorm ${three(scalars['rms.std'] ?? 0)}. Only RMSNorm keeps a mean: ${three(scalars['rms.mean'] ?? 0)}.`,
  batch: (frame: Frame): string =>
    `Four tokens: after the norm the largest mean of a token is ${formatFixed(scalar(frame, 'batch.mean'), 2)}, their standard deviation is ${formatFixed(scalar(frame, 'batch.std'), 2)} on average.`,
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<LayerNormLabSpecs>;
export type Messages = typeof messages;
