import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  bert,
  type DepthProfileParams,
  type DepthProfileSpecs,
  definition,
  type WeightType,
} from '@/lib/experiments/depth-profile/params';
import { type Encoder, scalarName } from '@/lib/experiments/depth-profile/result';
import { formatFixed, formatReadable } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { encoders } from './encoders';
import { judged, type Verdict, verdictsOf } from './verdict';

const three = (value: number) => formatReadable(value, 3);
const two = (value: number) => formatReadable(value, 2);

const sentences: { readonly [V in Verdict as V['code']]: (verdict: V) => string } = {
  nothing: () => 'Nothing passes: the branch is multiplied by 0, and nothing goes past it.',
  identity: () => 'Every branch is multiplied by 0 at first, so the encoder is the identity.',
  vanishes: ({ ratio }) => `Vanishing gradient: of its norm at the top, ${two(ratio)} is left at the input.`,
  explodes: ({ ratio }) => `Exploding gradient: at the input its norm is ${two(ratio)} times that at the top.`,
  arrives: ({ ratio }) => `The gradient arrives: at the input its norm is ${three(ratio)} times that at the top.`,
  collapse: ({ cosine, residual, query }) =>
    `Rank collapse: the tokens have become one (mean cosine ${formatFixed(cosine, 3)}${
      residual ? `, relative residual ${two(residual)}` : ''
    }${query === undefined ? '' : `; the last query weight gets a gradient of norm ${two(query)}`}).`,
  alike: ({ cosine }) => `The tokens have become alike (mean cosine ${formatFixed(cosine, 2)}).`,
  apart: ({ cosine }) => `The tokens stay apart (mean cosine ${formatFixed(cosine, 2)}).`,
};

// The table has a sentence for each code; a union's member is not told apart by indexing.
const say = (verdict: Verdict): string => (sentences[verdict.code] as (verdict: Verdict) => string)(verdict);

const norms = {
  post: 'post-LN',
  pre: 'pre-LN',
  none: 'no norm',
  rms: 'pre-RMSNorm',
  deepnorm: 'DeepNorm',
  rezero: 'ReZero',
};
const inits = {
  bert: `${bert.gain}/√d, as BERT`,
  literal: `${bert.std} literally`,
  xavier: 'Xavier',
  lecun: 'LeCun',
};

const weightNames: Readonly<Record<WeightType, string>> = {
  query: 'query',
  key: 'key',
  value: 'value',
  output: 'attention’s output',
  first: 'feed-forward W₁',
  second: 'feed-forward W₂',
};

const normWords = (name: string) => ({
  label: `${name}: norm`,
  help: 'Post-LN: after each addition (BERT). Pre-LN and pre-RMSNorm: before each branch, and once behind the last layer. DeepNorm: post-LN with (2L)^¼ on the residual and (8L)^−¼ on the weights of values, outputs and feed-forward network. ReZero: no norm, each branch times a learned number that starts at 0.',
  options: norms,
});
const residualWords = (name: string) => ({
  label: `${name}: residual connections`,
  help: 'Off: what a branch writes takes the place of what it read.',
});
const initWords = (name: string) => ({
  label: `${name}: σ of the weights`,
  help: `BERT draws with ${bert.std} at width 768. At width d, ${bert.gain}/√d does the same to what passes through; ${bert.std} itself is far too little for a narrow encoder. Xavier: √(2/(in + out)). LeCun: 1/√in.`,
  options: inits,
});
const feedForwardWords = (name: string) => ({
  label: `${name}: feed-forward networks`,
  help: 'Off: a layer is attention alone.',
});

export const messages = {
  title: 'Two encoders, layer by layer',
  summary:
    'Encoders A and B get the same tokens and the same draws for their weights; only what you set differs. The curves follow the gradient and the tokens through every layer, in float64. Take the residual connections or the norms away and name the disease.',
  params: {
    aNorm: normWords('A'),
    aResidual: residualWords('A'),
    aInit: initWords('A'),
    aFeedForward: feedForwardWords('A'),
    bNorm: normWords('B'),
    bResidual: residualWords('B'),
    bInit: initWords('B'),
    bFeedForward: feedForwardWords('B'),
    layers: { label: 'layers L', help: 'BERT-base has 12, BERT-large 24.' },
    hidden: {
      label: 'hidden size d',
      help: 'Four heads share it.',
      options: asWritten(definition.params.hidden.options),
    },
    tokens: { label: 'tokens T', help: 'Independent vectors, each number drawn with mean 0 and variance 1.' },
    seed: { label: 'seed of tokens and weights' },
    layer: { label: 'layer looked at', help: '0 is what enters; beyond the end it is the last one.' },
    focus: { label: 'what is drawn', options: { all: 'gradient and tokens', gradient: 'gradient', tokens: 'tokens' } },
    weight: {
      label: 'weight whose gradient is drawn',
      options: weightNames,
    },
    unfolded: { label: 'written out', options: { gradient: 'gradient', cosine: 'cosine' } },
    which: { label: 'encoder', options: { a: 'A', b: 'B' } },
    row: { label: 'first token', help: 'From 0.' },
    col: { label: 'second token', help: 'From 0.' },
  },
  notes: {
    coarse: () => 'Rounded to float32 for now, where that can tell; the exact numbers are on their way.',
    nothing: ({ encoder }: Readonly<Record<string, number | string>>) =>
      `Encoder ${encoder} hands on zeros: there is no gradient and no cosine to draw.`,
    underflow: ({ encoder }: Readonly<Record<string, number | string>>) =>
      `In encoder ${encoder} the gradient becomes smaller than float64 can hold: it is followed no further.`,
  },
  pictured: ({ scalars: { layers = 0, tokens = 0 } }: Frame): string =>
    `Curves of what is measured at each of ${layers} layers of two encoders, A and B, and for each a heatmap of the cosines of ${tokens} tokens.`,
  reading: (frame: Frame, params: DepthProfileParams): string =>
    `${encoders.map(encoder => readingOf(frame, params, encoder)).join(' ')} ${judgement()}`,

  encoder: { a: 'A', b: 'B' },
  /** What an encoder is, in a line. */
  setting: (params: DepthProfileParams, encoder: Encoder): string => {
    const a = encoder === 'a';
    return [
      norms[a ? params.aNorm : params.bNorm],
      (a ? params.aResidual : params.bResidual) ? 'residual' : 'no residual',
      ...((a ? params.aFeedForward : params.bFeedForward) ? [] : ['attention only']),
      `σ ${inits[a ? params.aInit : params.bInit]}`,
    ].join(' · ');
  },
  verdict: say,
  waiting: 'on its way …',
  judgement,
  layerAxis: 'layer',
  /** A place on the layers' axis. */
  state: (state: number) => (state === 0 ? 'at the input' : `after layer ${state}`),
  theory: (encoder: Encoder) => `estimate ${encoder.toUpperCase()}`,
  charts: {
    gradient: () => 'Norm of the gradient ÷ top',
    weights: (weight: WeightType) => `Norm of ∇W, ${weightNames[weight]}`,
    skip: () => 'The part past all branches ÷ top',
    branch: () => 'Last branch ÷ what it is added to',
    residual: () => 'Relative residual of the tokens',
    cosine: () => 'Mean cosine of two tokens',
    rms: () => 'RMS of the hidden state',
  },
  /** Where a chart has nothing to draw. */
  empty: {
    gradient: 'not measured yet',
    weights: 'exactly 0, or no such weight',
    skip: 'nothing goes past the branches',
    branch: 'nothing is added',
    residual: 'not measured yet',
    cosine: 'not measured yet',
    rms: 'not measured yet',
  },
  measured: 'Measured over the layers',
  cosinesOf: (encoder: Encoder, state: string) => `cos, encoder ${encoder.toUpperCase()}, ${state}`,
  cosineName: (encoder: Encoder) => `cos ${encoder.toUpperCase()}`,
  cosineLegend: 'cosine of two tokens',
  token: 'token',
  /** A cell of the cosines. */
  cell: (row: number, col: number, value: string) => `tokens ${row} and ${col}: cosine ${value}`,
  unfoldedName: 'Written out',
  ofEncoder: 'Encoder',
  gradientSentence: (below: string, top: string, ratio: string, state: number, layers: number) =>
    state === layers
      ? `Norm at the top, where the gradient is sent in: ${top}. Everything else is measured by it.`
      : `The squares of the tokens’ norms add up; the roots are ${below} here and ${top} at the top. Their ratio is the curve’s point: ${ratio}.`,
  cosineSentence: (dot: string, left: string, right: string, cosine: string) =>
    `${dot} ÷ (${left} · ${right}) = ${cosine}.`,
  squaresAt: (state: number) => (state === 0 ? '‖∂L/∂x‖² at the input' : `‖∂L/∂x‖² after layer ${state}`),
  product: 'product',
  dimension: 'dimension',
  more: (count: number) => `${count} more`,
  runSnippet: 'The experiment in PyTorch, five fresh seeds',
  cellSnippet: 'This cosine in PyTorch',
};

function judgement(): string {
  return `Called vanishing or exploding: a change by ${judged.gradient} times or more. Called rank collapse: a mean cosine of ${judged.cosine} or more.`;
}

function readingOf(frame: Frame, params: DepthProfileParams, encoder: Encoder): string {
  const rms = frame.scalars[scalarName(encoder, 'rms')];
  const verdicts = verdictsOf(frame, params, encoder).map(say).join(' ');
  const size = rms === undefined ? '' : ` RMS of the last hidden state ${three(rms)}.`;
  return `${messages.encoder[encoder]} (${messages.setting(params, encoder)}): ${verdicts}${size}`;
}

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<DepthProfileSpecs>;
export type Messages = typeof messages;
