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
    `Rank collapse: the tokens’ vectors point almost the same way (mean cosine ${formatFixed(cosine, 4)}), so whatever reads them can hardly tell them apart.`,
  alike: cosine => `The tokens’ vectors have become alike (mean cosine ${formatFixed(cosine, 2)}).`,
  apart: cosine => `The tokens stay apart (mean cosine ${formatFixed(cosine, 2)}).`,
  outgrows: value =>
    `The trunk’s RMS grows to ${times(value)} times what it was, so what a late layer adds counts for less.`,
  grows: value => `The trunk’s RMS grows to ${times(value)} times what it was.`,
  fades: value => `The trunk fades: its RMS falls to ${times(value)} times what it was.`,
  explodes: rms => `Exploding gradient: sent in at the top with RMS 1, it reaches the input with ${times(rms)}.`,
  vanishes: rms => `Vanishing gradient: sent in at the top with RMS 1, it reaches the input with ${times(rms)}.`,
  arrives: rms => `The gradient, sent in at the top with RMS 1, reaches the input with ${times(rms)}.`,
};

/** Plain, or in a tensor's hue. */
export type Word = string | { readonly hue: TensorHue; readonly text: string };

export const messages = {
  title: 'A whole encoder, layer by layer',
  summary:
    'Your sentence passes through an encoder with random weights, of up to BERT-base’s size. Each strip is the residual stream after a layer; the curves measure it. Take the residual connections or the norms away and watch what goes wrong.',
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
      help: 'After each addition, as in BERT (post-LN); before each branch, and once more behind the last layer (pre-LN); or nowhere.',
      options: { post: 'post: after adding', pre: 'pre: before a branch', none: 'none' },
    },
    residual: { label: 'residual connections', help: 'Off: what a branch writes takes the place of what it read.' },
    init: {
      label: 'σ of the weights',
      help: `Their standard deviation. BERT draws with ${bert.std} at width 768; at width d, ${bert.gain}/√d does the same, while ${bert.std} itself is too little for a narrow stack. n is the number of a matrix’s inputs: d, or 4d for the feed-forward network’s second.`,
      options: { bert: `${bert.gain}/√d, as BERT`, literal: String(bert.std), lecun: '1/√n, LeCun', strong: '2/√n' },
    },
    seed: { label: 'seed of the weights' },
    backward: {
      label: 'send gradient back',
      help: 'A gradient of random numbers (mean 0, variance 1) enters at the top, behind the final norm if there is one, and flows back to the input.',
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
    overflow: ({ layer }: Readonly<Record<string, number | string>>) =>
      `Exploding gradient: on its way back through layer ${layer} it becomes larger than float32 can hold, so it is not followed further.`,
  },
  pictured: ({ labels: { tokens = [] }, scalars: { layers = 0 } }: Frame): string =>
    `${layers + 1} heatmaps along a trunk, one for each hidden state of ${tokens.length} tokens (${tokens.join(' ')}), and curves of what is measured at each layer.`,
  reading: (frame: Frame, { residual }: EncoderStackParams): string => {
    const { reached = 0, layers = 0 } = frame.scalars;
    const parts = [
      said('trunk RMS', measuredAt(frame, 'trunk.rms', reached)),
      said(residual ? 'attention adds' : 'attention writes', measuredAt(frame, 'attention.rms', reached)),
      said(
        residual ? 'the feed-forward network adds' : 'the feed-forward network writes',
        measuredAt(frame, 'ffn.rms', reached),
      ),
      said('mean cosine of tokens', measuredAt(frame, 'cosine', reached)),
      said('attention’s entropy divided by ln T', measuredAt(frame, 'entropy', reached)),
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
  curves: {
    trunk: 'trunk',
    attention: 'attention',
    ffn: 'FFN',
    tokens: 'tokens',
    heads: 'heads',
    query: 'query',
    second: 'FFN W₂',
  },
  charts: {
    rms: 'RMS of trunk and branches',
    ratio: 'Branch ÷ what it is added to',
    cosine: 'Mean cosine of two tokens',
    entropy: 'Entropy of attention ÷ ln T',
    gradient: 'RMS of the gradient dx',
    weights: 'Norm of weight gradients',
  },
  noRatio: 'nothing is added: a branch replaces the trunk',
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
    ' The weights are drawn at random: this is how training begins.',
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
