import type { Frame } from '@/lib/experiments/contract';
import {
  bert,
  type ResidualTrunkParams,
  type ResidualTrunkSpecs,
  sizes,
} from '@/lib/experiments/residual-trunk/params';
import { formatReadable } from '@/lib/format';
import type { WidgetMessages } from '../contract';

const n = (value: number) => formatReadable(value, 3);

export const messages = {
  title: 'The trunk of a real encoder',
  summary:
    'An untrained encoder of up to 24 layers, two blocks each: how large its residual trunk grows, how much each branch adds by comparison, and how much of a gradient comes down past all branches.',
  params: {
    layers: { label: 'layers L', help: 'BERT-base has 12.' },
    norm: {
      label: 'LayerNorm',
      help: 'Behind every addition, as in BERT (post-LN), or before every branch and once more behind the last layer (pre-LN).',
      options: { post: 'post: after adding', pre: 'pre: before a branch' },
    },
    init: {
      label: 'σ of the weights',
      help: `At width ${sizes.hidden}, ${bert.gain}/√d is what BERT’s ${bert.std} is at 768. A matrix has n inputs and m outputs.`,
      options: { bert: `${bert.gain}/√d, as BERT`, lecun: '1/√n, LeCun', xavier: '√(2/(n+m)), Xavier' },
    },
    seed: { label: 'seed' },
    state: { label: 'chosen block', help: 'Two to a layer; 0 is what enters.' },
  },
  notes: {},
  pictured: ({ scalars: { blocks = 0 } }: Frame): string =>
    `Three charts over the ${blocks} blocks of an encoder: the size of its trunk, what each branch adds beside it, and the gradient on its way back.`,
  reading: ({ scalars }: Frame, { norm, layers }: ResidualTrunkParams): string => {
    const at = (name: string) => n(scalars[name] ?? Number.NaN);
    return `${layers} ${layers === 1 ? 'layer' : 'layers'}, ${norm === 'pre' ? 'pre-LN' : 'post-LN'}: the trunk ends with RMS ${at('trunk.end')}. The first feed-forward network adds ${at('ffn.first')} of what it is added to, the last ${at('ffn.last')}. The gradient reaches the input with ${at('gradient.start')} of its RMS behind the last layer; past all branches it keeps ${at('gradient.skip')}.`;
  },
  measured: 'Measured along the trunk',
  blockAxis: 'block',
  block: (block: number): string =>
    block === 0
      ? 'what enters'
      : `layer ${Math.ceil(block / 2) - 1}, after ${block % 2 === 1 ? 'attention' : 'the feed-forward network'}`,
  curves: { trunk: 'trunk', attention: 'attention', ffn: 'FFN', whole: 'gradient', skip: 'skip only' },
  charts: {
    trunk: 'RMS of the trunk',
    ratio: 'Branch ÷ what it is added to',
    gradient: 'RMS of the gradient',
  },
  noValue: 'not measured here',
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<ResidualTrunkSpecs>;
export type Messages = typeof messages;
