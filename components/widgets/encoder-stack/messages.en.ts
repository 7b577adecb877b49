import type { TensorHue } from '@/components/viz/ramps';
import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  bert,
  definition,
  type EncoderStackParams,
  type EncoderStackSpecs,
} from '@/lib/experiments/encoder-stack/params';
import { formatFixed, formatReadable } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { measuredAt } from './frame';
import { type Verdict, verdictsOf } from './verdict';

const times = (value: number) => formatReadable(value, 3);

const verdicts: Readonly<Record<Verdict['code'], (value: number) => string>> = {
  collapse: cosine =>
    `Rank collapse: the tokens’ vectors point the same way (mean cosine ${formatFixed(cosine, 4)}), and what comes after cannot tell them apart.`,
  grows: value => `The trunk’s RMS has grown ${times(value)}-fold, so what a late layer adds counts for less.`,
  fades: value => `The signal fades: the trunk’s RMS is ${times(value)} of what it was.`,
  explodes: value => `Exploding gradient: at the input it is ${times(value)} times as large as at the top.`,
  vanishes: value => `Vanishing gradient: at the input ${times(value)} of what it is at the top is left.`,
  arrives: value =>
    `The tokens stay apart, and the gradient arrives: at the input it is ${times(value)} of what it is at the top.`,
  forward: () => 'The tokens stay apart, and the trunk keeps its size.',
};

/** Plain, or in a tensor's hue. */
export type Word = string | { readonly hue: TensorHue; readonly text: string };

export const messages = {
  title: 'A whole encoder, layer by layer',
  summary:
    'Your sentence passes a random encoder of up to BERT-base’s size. Each strip is the residual stream after a layer; the curves measure it. Take the residual connections or the norms away and watch what goes wrong.',
  params: {
    text: { label: 'your sentence' },
    layers: { label: 'layers L', help: 'BERT-base has 12.' },
    hidden: {
      label: 'hidden size d',
      help: 'BERT-base has 768. With 12 layers that is 85 million weights, drawn a layer at a time.',
      options: asWritten(definition.params.hidden.options),
    },
    heads: {
      label: 'heads H',
      help: 'Must divide d. BERT-base has 12.',
      options: asWritten(definition.params.heads.options),
    },
    norm: {
      label: 'LayerNorm',
      help: 'After each addition, as in BERT (post-LN); before each branch (pre-LN); or nowhere.',
      options: { post: 'post: after adding', pre: 'pre: before a branch', none: 'none' },
    },
    residual: { label: 'residual connections', help: 'Off: what a branch writes takes the place of what it read.' },
    init: {
      label: 'σ of the weights',
      help: `Their standard deviation. BERT draws with ${bert.std} at width 768. At width d, ${bert.gain}/√d does the same; ${bert.std} itself would be too little.`,
      options: { bert: `${bert.gain}/√d, as BERT`, literal: String(bert.std), lecun: '1/√d', strong: '2/√d' },
    },
    seed: { label: 'seed of the weights' },
    backward: {
      label: 'send gradient back',
      help: 'A gradient of random numbers (mean 0, variance 1) enters at the top and flows back to the input.',
    },
    layer: { label: 'layer opened', help: '0 is what enters the stack; beyond its end it is the last one.' },
    tensor: {
      label: 'tensor opened',
      options: { trunk: 'trunk', attention: 'attention', ffn: 'FFN', probs: 'probs', gradient: 'gradient' },
    },
    head: { label: 'head shown', help: 'From 0.' },
  },
  notes: {
    truncated: ({ total, kept }: Readonly<Record<string, number | string>>) =>
      `Your text has ${total} tokens; the first ${kept} are shown, [CLS] and [SEP] counted.`,
    empty: () => 'There is no text: only [CLS] and [SEP] pass through the stack.',
    unknown: ({ count }: Readonly<Record<string, number | string>>) =>
      count === 1
        ? 'One token is [UNK]: the vocabulary has no piece for it.'
        : `${count} tokens are [UNK]: the vocabulary has no pieces for them.`,
    underflow: ({ layer }: Readonly<Record<string, number | string>>) =>
      `From layer ${layer} on the numbers are so small that float32 holds them as 0 or nearly so: there is no cosine of nothing.`,
  },
  pictured: ({ labels: { tokens = [] }, scalars: { layers = 0 } }: Frame): string =>
    `${layers + 1} heatmaps along a trunk, one for each hidden state of ${tokens.length} tokens (${tokens.join(' ')}), and curves of what is measured at each layer.`,
  reading: (frame: Frame, _params: EncoderStackParams): string => {
    const { reached = 0, layers = 0 } = frame.scalars;
    const parts = [
      said('trunk RMS', measuredAt(frame, 'trunk.rms', reached)),
      said('attention adds', measuredAt(frame, 'attention.rms', reached)),
      said('the feed-forward network adds', measuredAt(frame, 'ffn.rms', reached)),
      said('mean cosine of tokens', measuredAt(frame, 'cosine', reached)),
      said('attention’s entropy over its most', measuredAt(frame, 'entropy', reached)),
    ].filter(part => part !== '');
    const where = reached === 0 ? 'Before the first layer' : `After layer ${reached} of ${layers}`;
    return `${where}: ${parts.join(', ')}. ${verdictsOf(frame).map(sayVerdict).join(' ')}`;
  },

  stack: 'Hidden states',
  /** Beside the trunk's name: what one strip is. */
  strips: (shape: string) => `${shape} after each layer`,
  state: (state: number) => (state === 0 ? 'what enters the stack' : `after layer ${state}`),
  coming: (state: number) => `after layer ${state}, not computed yet`,
  layerAxis: 'layer',
  headsLabel: 'Head',
  tensorLabel: 'Tensor',
  /** Before the tensor's path in PyTorch. */
  shownHead: (shape: string, head: number) => `${shape}, head ${head}`,
  feature: 'dimension',
  curves: { trunk: 'trunk', attention: 'attention', ffn: 'FFN', tokens: 'tokens', heads: 'heads', query: 'query' },
  charts: {
    rms: 'RMS of trunk and branches',
    ratio: 'Branch ÷ what it is added to',
    cosine: 'Mean cosine of two tokens',
    entropy: 'Entropy of attention ÷ ln T',
    gradient: 'RMS of the gradient ∂L/∂x',
    weights: 'Norm of weight gradients',
  },
  noRatio: 'Nothing is added: a branch replaces.',
  noValue: 'not measured yet',
  measured: 'Measured over the layers',
  /** What a stretch of the trunk shows; the names of branches in their hues. */
  block: ({ norm, residual }: Pick<EncoderStackParams, 'norm' | 'residual'>): readonly Word[] => [
    'In each layer ',
    { hue: 'ctx', text: 'attention' },
    ' and ',
    { hue: 'ffn', text: 'FFN' },
    residual ? ' read from the trunk and add to it' : ' take the trunk’s place: nothing goes past them',
    norm === 'none' ? '.' : '; a box is a LayerNorm.',
  ],
  verdict: sayVerdict,
  /** Between two sentences. */
  between: ' ',
};

function said(what: string, value: number | undefined): string {
  return value === undefined ? '' : `${what} ${formatReadable(value, 3)}`;
}

function sayVerdict(verdict: Verdict): string {
  return verdicts[verdict.code](verdict.value);
}

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<EncoderStackSpecs>;
export type Messages = typeof messages;
