import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  definition,
  type SelfOutputLabParams,
  type SelfOutputLabSpecs,
  type SelfOutputTensor,
} from '@/lib/experiments/self-output-lab/params';
import { formatFixed, formatReadable } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { chosenOf } from './cells';
import { type Told, toldOf } from './told';

const short = (value: number | undefined): string => formatReadable(value ?? 0, 2);

/** How each tensor's cell came about. */
const tell: Record<SelfOutputTensor, (of: Told) => string> = {
  c: ({ row, col, value }) =>
    `Feature ${col} of what the heads of attention have gathered for token ${row}: ${value}. It comes in from BertSelfAttention.`,
  w: ({ row, col, value }) =>
    `How much feature ${col} of c counts in feature ${row} of a: ${value}, drawn at random. All tokens share this number.`,
  a: ({ row, col, value, count }) =>
    `Row ${row} of c meets row ${col} of W: ${count} products add up to ${value}. The bias starts at 0.`,
  m: ({ row, col, dropped, factor, training }) => {
    if (!training) return 'Evaluation: dropout does nothing, every factor is 1.';
    return dropped
      ? `Token ${row}, feature ${col} is dropped in this step: the factor is 0.`
      : `Token ${row}, feature ${col} is kept, and multiplied by 1/(1 − p) = ${factor}.`;
  },
  dropped: ({ value, dropped, beforeAdd }) =>
    dropped
      ? `The factor is 0: this number of the ${beforeAdd ? 'branch' : 'sum, x and all,'} is gone for this step.`
      : `${beforeAdd ? 'The branch’s number' : 'The sum'} times its factor: ${value}.`,
  x: ({ row, col, value }) =>
    `Feature ${col} of token ${row} as it came into the layer: ${value}. The residual connection carries it past attention untouched.`,
  sum: ({ value, residual }) =>
    residual ? `Branch plus x: ${value}.` : `The residual connection is off: the branch alone, ${value}.`,
  y: ({ value, mean, std }) =>
    `LayerNorm: minus the token’s mean ${mean}, divided by its standard deviation ${std}, gives ${value}.`,
  dy: ({ row, col, value }) =>
    `What the layers above ask of feature ${col} of token ${row}: if y grows by a little here, the loss grows by ${value} times that.`,
  dSum: ({ value, beforeAdd, std, meanG, meanGy }) =>
    beforeAdd
      ? `Back through LayerNorm: take the mean ${meanG} of dy off, and y times the mean ${meanGy} of dy ⊙ y; divide by ${std}. That gives ${value}.`
      : `Back through dropout: the gradient times the same factor as on the way forward, ${value}.`,
  dDropped: ({ value, beforeAdd, std, meanG, meanGy }) =>
    beforeAdd
      ? `A sum hands its gradient to both of its terms: the branch gets a copy of dz, ${value}.`
      : `Back through LayerNorm: take the mean ${meanG} of dy off, and y times the mean ${meanGy} of dy ⊙ y; divide by ${std}. That gives ${value}.`,
  dx: ({ value, residual }) =>
    residual
      ? `A sum hands its gradient to both of its terms: x gets a copy of dz, ${value}. More comes to x through attention; that is not shown here.`
      : 'The residual connection is off: nothing comes back to x here.',
  da: ({ value, dropped, beforeAdd }) => {
    if (!beforeAdd) return `A sum hands its gradient to both of its terms: the branch gets a copy of dz, ${value}.`;
    return dropped
      ? 'The number was dropped on the way forward, so no gradient comes through here.'
      : `The gradient times the same factor as on the way forward: ${value}.`;
  },
  dc: ({ row, col, value, count }) =>
    `Row ${row} of da meets column ${col} of W: ${count} products add up to ${value}. From here it goes on into the heads.`,
  dw: ({ row, col, value, count }) =>
    `Column ${row} of da meets column ${col} of c: one product for each of ${count} tokens, ${value} in all. Tokens meet here only.`,
  db: ({ col, value, count }) =>
    `The bias is added to every token, so its gradient is the sum of column ${col} of da, over ${count} tokens: ${value}.`,
};

export const messages = {
  title: 'BertSelfOutput, forward and backward',
  summary:
    'Dense layer, dropout, addition and LayerNorm after attention, on freshly drawn tokens. Above, what is computed; beneath it, dashed, the gradient that comes back. Choose a tensor and point at a cell: its arithmetic is written out.',
  params: {
    p: { label: 'dropout p', help: 'The probability that an entry is set to 0. BERT trains with one in ten.' },
    training: { label: 'training mode', help: 'Off: evaluation. Dropout then does nothing, and nothing is scaled.' },
    beforeAdd: {
      label: 'dropout before the addition',
      help: 'On, as in BERT: only the branch is dropped. Off: the sum is, and with it what the residual carries.',
    },
    residual: { label: 'residual connection', help: 'Off: x is not added, and LayerNorm reads the branch alone.' },
    tokens: { label: 'tokens T', help: 'Attention takes a mean over them: the more, the smaller the branch.' },
    hidden: {
      label: 'width d',
      help: 'BERT-base has 768. Weights are drawn so that every width behaves as BERT’s does.',
      options: asWritten(definition.params.hidden.options),
    },
    shared: {
      label: 'shared component',
      help: 'How much all tokens have in common: the expected cosine of two of them. In BERT’s first layer, where all add the same segment row, it is a third.',
    },
    upstream: {
      label: 'gradient from above',
      options: { noise: 'random', one: 'a single 1' },
      help: 'What comes back to y: independent random numbers, or a 1 at one feature of one token and 0 elsewhere.',
    },
    seed: { label: 'seed', help: 'Tokens, weights, mask and gradient are drawn from it.' },
    tensor: {
      label: 'opened',
      options: {
        c: 'context: what attention gathered',
        w: 'weight of the dense layer',
        a: 'output of the dense layer',
        m: 'dropout’s factor m/(1 − p)',
        dropped: 'after dropout',
        x: 'input of the sublayer',
        sum: 'sum',
        y: 'output, after LayerNorm',
        dc: 'gradient of the context',
        dw: 'gradient of the weight',
        db: 'gradient of the bias',
        da: 'gradient of the dense output',
        dDropped: 'gradient of what dropout gave',
        dx: 'gradient of the input, through the sum',
        dSum: 'gradient of the sum',
        dy: 'gradient of the output, from above',
      },
    },
    row: { label: 'row' },
    col: { label: 'column' },
  },
  notes: {
    evaluation: () => 'Evaluation mode: dropout lets everything through, so every factor is 1.',
    'no-dropout': () => 'With p = 0 nothing is dropped, and training and evaluation are the same.',
    'skip-dropped': () =>
      'Dropout behind the addition hits x too: features of the token itself are set to 0, and no gradient comes back to them.',
    'same-place': () =>
      'Without a residual connection there is nothing to add, so dropout before or behind it is the same.',
    'no-residual': () =>
      'Without the residual connection the token keeps nothing of its own but what attention returned.',
    'one-token': () => 'With one token attention has nothing to average: the branch is as large as it gets.',
  },
  pictured: ({ scalars: { tokens = 0, hidden = 0 } }: Frame): string =>
    `Heatmaps of BertSelfOutput’s tensors and their gradients, for ${tokens} tokens of ${hidden} features; below, the variance of the dropout mask over p and the cosine of input and output.`,
  reading: (frame: Frame, params: SelfOutputLabParams): string => {
    const at = chosenOf(frame, params);
    return tell[at.tensor](toldOf(frame, params, at));
  },
  tell,
  /** What the whole picture comes to. */
  verdict: ({ scalars }: Frame, { residual }: SelfOutputLabParams): string => {
    const size = `The branch has RMS ${formatFixed(scalars['branch.rms'] ?? 0, 3)}, the input ${formatFixed(scalars['skip.rms'] ?? 0, 2)}: a ratio of ${short(scalars.ratio)}.`;
    const cosine = scalars['cosine.mean'] ?? 0;
    const turn =
      cosine > 0.9
        ? `The output still points where the input did: mean cosine ${formatFixed(cosine, 3)}.`
        : residual
          ? `The output has turned away from the input: mean cosine ${formatFixed(cosine, 2)}.`
          : `Of the input nothing is left in the output: mean cosine ${formatFixed(cosine, 2)}.`;
    const back = `Back come gradients of RMS ${short(scalars['gradient.skip'])} to x and ${short(scalars['gradient.context'])} to c.`;
    return `${size} ${turn} ${back}`;
  },
  passes: {
    group: 'Tensors of BertSelfOutput',
    forward: 'forward',
    backward: 'backward',
    cell: 'The chosen cell',
  },
  charts: { mask: 'variance of the mask m/(1 − p)', cosine: 'cosine of input and output, by token' },
  curves: { measured: 'drawn' },
  measured: 'What is measured',
  cell: 'The chosen cell, taken apart',
  tokenAxis: 'token',
  featureAxis: 'feature',
  outAxis: 'feature of a',
  inAxis: 'feature of c',
  token: (index: number) => `token ${index}`,
  product: 'product',
  rest: (count: number) => `${count} more`,
} satisfies WidgetMessages<SelfOutputLabSpecs> & Record<string, unknown>;

export type Messages = typeof messages;
