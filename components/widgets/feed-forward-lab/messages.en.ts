import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  definition,
  type FeedForwardLabParams,
  type FeedForwardLabSpecs,
  type FeedForwardTensor,
} from '@/lib/experiments/feed-forward-lab/params';
import { formatFixed, formatNumber } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { writtenActivation } from './activations';
import { chosenOf } from './cells';
import { type Told, toldOf } from './told';

const percent = (value: number | undefined): string => formatNumber(value ?? 0, { style: 'percent', places: 0 });

/** How each tensor’s cell came about. */
const tell: Record<FeedForwardTensor, (of: Told) => string> = {
  h: ({ row, col, value }) =>
    `Feature ${col} of token ${row}, as BertSelfOutput handed it on: ${value}. It goes into W₁, and past the whole network to the addition.`,
  w1: ({ row, col, value }) => `How much unit ${row} looks at feature ${col}: ${value}, drawn at random.`,
  u: ({ row, col, value, count }) =>
    `Unit ${col} reads token ${row}: ${count} products add up to the preactivation ${value}.`,
  act: ({ col, value, u, slope, activation }) => {
    if (activation === 'identity') return `No activation: unit ${col} passes ${u} on as it is.`;
    return `${writtenActivation[activation]}(${u}) = ${value}. The slope there is ${slope}: so much of a gradient will come back through it.`;
  },
  w2: ({ row, col, value }) => `What unit ${col} adds to feature ${row} when it is active: ${value}, drawn at random.`,
  f: ({ row, col, value, count }) =>
    `All ${count} units write to feature ${col} of token ${row}, each by its activation: ${value} in all. The other tokens have no part in it.`,
  sum: ({ value, residual }) =>
    residual
      ? `Network plus h, its own input: ${value}.`
      : `The residual connection is off: the network’s output alone, ${value}.`,
  y: ({ value, mean, std }) =>
    `LayerNorm: minus the token’s mean ${mean}, divided by its standard deviation ${std}, gives ${value}.`,
  dy: ({ row, col, value }) => `What the layers above ask of feature ${col} of token ${row}: ${value}.`,
  dSum: ({ value, std, meanG, meanGy }) =>
    `Back through LayerNorm: take the mean ${meanG} of dy off, and y times the mean ${meanGy} of dy ⊙ y; divide by ${std}. That gives ${value}.`,
  df: ({ value }) => `The addition hands its gradient to both of its terms: the network gets a copy of dz, ${value}.`,
  dw2: ({ row, col, value, count }) =>
    `Column ${row} of df meets column ${col} of a: one product for each of ${count} tokens, ${value} in all.`,
  dAct: ({ col, value, count }) =>
    `Unit ${col} wrote to every feature, so it hears from every feature: ${count} products add up to ${value}.`,
  du: ({ value, u, slope, activation }) =>
    activation === 'identity'
      ? `No activation, slope 1: the gradient passes as it is, ${value}.`
      : `The gradient of a times the slope ${slope} that the activation has at u = ${u}: ${value}.`,
  dw1: ({ row, col, value, count }) =>
    `Column ${row} of du meets column ${col} of h: one product for each of ${count} tokens, ${value} in all.`,
  dh: ({ value, count, skip, through, residual }) =>
    residual
      ? `Two ways come together: ${count} units bring ${through} back through W₁, and the addition hands on ${skip}. Together ${value}.`
      : `The residual connection is off: only what ${count} units bring back through W₁, ${value}.`,
};

export const messages = {
  title: 'The feed-forward net, forward and backward',
  summary:
    'Two dense layers with an activation between them, on freshly drawn tokens: each token is widened, bent and narrowed again. Above, what is computed; beneath it, dashed, the gradient. Take the activation away and watch the hidden layer’s rank.',
  params: {
    activation: {
      label: 'activation',
      options: { gelu: 'GELU', gelu_new: 'tanh form', relu: 'ReLU', identity: 'none' },
    },
    sigma: {
      label: 'σ of the preactivations',
      help: 'Both matrices are drawn so that preactivations have this standard deviation. The default is BERT’s at its start.',
    },
    ratio: { label: 'widening F/d', help: 'How many times as wide as a token the hidden layer is. BERT has 4.' },
    hidden: {
      label: 'width d',
      help: 'BERT-base has 768.',
      options: asWritten(definition.params.hidden.options),
    },
    tokens: { label: 'tokens T', help: 'The network works on each token alone.' },
    residual: { label: 'residual connection', help: 'Off: h is not added to the network’s output.' },
    upstream: {
      label: 'gradient from above',
      options: { noise: 'random', one: 'a single 1' },
      help: 'What comes back to y: independent random numbers, or a 1 at one feature of one token and 0 elsewhere.',
    },
    seed: { label: 'seed', help: 'Tokens, weights and gradient are drawn from it.' },
    tensor: {
      label: 'opened',
      options: {
        h: 'input: what BertSelfOutput handed on',
        w1: 'first weight, intermediate.dense',
        u: 'preactivations',
        act: 'activations',
        w2: 'second weight, output.dense',
        f: 'what the network adds',
        sum: 'sum',
        y: 'output, after LayerNorm',
        dh: 'gradient of the input, both ways together',
        dw1: 'gradient of the first weight',
        du: 'gradient of the preactivations',
        dAct: 'gradient of the activations',
        dw2: 'gradient of the second weight',
        df: 'gradient of the network’s output',
        dSum: 'gradient of the sum',
        dy: 'gradient of the output, from above',
      },
    },
    row: { label: 'row' },
    col: { label: 'column' },
  },
  notes: {
    linear: () =>
      'Without an activation W₂W₁ is one matrix: however wide the hidden layer, it holds no more than h does.',
    'tanh-form': () =>
      'The tanh form differs from GELU in the fourth decimal at most: the curves cannot be told apart here.',
    'no-residual': () => 'Without the residual connection the token keeps nothing but what the network makes of it.',
    'nearly-linear': () =>
      'Preactivations so small meet only a short piece of the curve, and a short piece of a smooth curve is nearly straight.',
    'no-room': () => 'As wide as the token: there are no further directions for the activation to fill.',
  },
  pictured: ({ scalars: { tokens = 0, hidden = 0, intermediate = 0 } }: Frame): string =>
    `Heatmaps of the feed-forward net’s tensors and their gradients, ${tokens} tokens from ${hidden} features to ${intermediate} units and back; below, the activation with its slope, the preactivations’ histogram, and the hidden layer’s singular values.`,
  reading: (frame: Frame, params: FeedForwardLabParams): string => {
    const at = chosenOf(frame, params);
    return tell[at.tensor](toldOf(frame, params, at));
  },
  tell,
  /** What the whole picture comes to. */
  verdict: ({ scalars }: Frame, { activation }: FeedForwardLabParams): string => {
    const size = `The network adds RMS ${formatFixed(scalars['branch.measured'] ?? 0, 3)} to tokens of RMS 1 (theory ${formatFixed(scalars['branch.rms'] ?? 0, 3)}).`;
    const rank = `Over many tokens the hidden layer has rank ${scalars['rank.hidden'] ?? 0} of ${scalars.intermediate ?? 0}; h has ${scalars.hidden ?? 0}.`;
    const line =
      activation === 'identity'
        ? 'All of it is one linear map.'
        : `Of what the activation hands on, a straight line makes ${percent(scalars['share.linear'])}, a constant ${percent(scalars['share.mean'])}, the bend ${percent(scalars['share.bend'])}.`;
    return `${size} ${rank} ${line}`;
  },
  passes: {
    group: 'Tensors of the feed-forward net',
    forward: 'forward',
    backward: 'backward',
    cell: 'The chosen cell',
  },
  charts: {
    function: (name: string) => (name === 'identity' ? 'no activation, and its slope' : `${name} and its slope`),
    preactivations: 'preactivations: density',
    singular: 'singular values of the hidden layer',
  },
  curves: { value: 'a(u)', slope: 'slope', drawn: 'drawn', normal: 'normal', linear: 'without' },
  here: 'this cell',
  measured: 'What the activation does',
  cell: 'The chosen cell, taken apart',
  axes: { token: 'token', feature: 'feature', unit: 'unit' },
  numberAxis: 'number',
  place: { u: (u: number) => `u = ${formatFixed(u, 2)}`, singular: (n: number) => `singular value ${n}` },
  product: 'product',
  rest: (count: number) => `${count} more`,
} satisfies WidgetMessages<FeedForwardLabSpecs> & Record<string, unknown>;

export type Messages = typeof messages;
