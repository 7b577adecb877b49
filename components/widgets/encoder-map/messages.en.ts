import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import { type ArrowId, arrowOf, openBox } from '@/lib/experiments/encoder-map/arrows';
import type { BoxId } from '@/lib/experiments/encoder-map/boxes';
import { definition, type EncoderMapParams, type EncoderMapSpecs } from '@/lib/experiments/encoder-map/params';
import type { WidgetMessages } from '../contract';
import { shapeOf, sizesOf } from './frame';
import { arrowName, openNames } from './names';
import { type CellWords, cellWordsOf } from './sentence';

/** What each tensor is. */
const whats: Readonly<Record<BoxId, string>> = {
  words: 'One row of the word table for each token: what the token is, wherever it stands.',
  segments:
    'One row of the segment table for each token: which of two texts it belongs to. Here all belong to the first.',
  positions: 'One row of the position table for each place: where the token stands, whatever it is.',
  embedded: 'The three rows of each token, added up entry by entry.',
  x: 'What enters the first layer: the sum, each row brought to mean 0 and variance 1.',
  q: 'What each token looks for. All heads side by side.',
  k: 'What each token can be found by. All heads side by side.',
  v: 'What each token hands over. All heads side by side.',
  scores:
    'One square a head: how well each query (row) fits each key (column), divided by the root of the head’s width.',
  probs: 'One square a head: softmax of each row, with padding shut out. The one place where tokens meet.',
  context: 'For each token the mixture of all values by its row of probs, the heads side by side again.',
  o: 'The “dense” after attention: W_O mixes what the heads brought, within each token.',
  attentionSum: 'What attention wrote, added to what entered the layer.',
  h: 'The sum, each row brought to mean 0 and variance 1. The trunk between the two halves of the layer.',
  a: 'The first dense layer of the feed-forward network makes each row wider.',
  g: 'An activation function, entry by entry: without it two dense layers would be one.',
  f: 'The second dense layer makes each row as narrow as the trunk.',
  outputSum: 'What the feed-forward network wrote, added to the trunk.',
  y: 'What the layer hands on, of the same shape as what entered it. In BERT-base eleven more layers read on from here.',
  pooled:
    'One row for the whole text, made of the row of [CLS] alone. Here it reads this one layer; in BERT, the last.',
};

/** What each arrow carries. */
const carried: Readonly<Record<ArrowId, string>> = {
  'words-to-sum': 'Word rows, to be added. No weights on the way.',
  'segments-to-sum': 'Segment rows, to be added.',
  'positions-to-sum': 'Position rows, to be added: the only place where word order enters.',
  'sum-to-x': 'The sum, through LayerNorm: each row by itself.',
  'x-read': 'The same x three times, to three dense layers. Reading takes nothing away from the trunk.',
  'x-trunk': 'The residual connection: x as it is, past the whole of attention, to the sum.',
  'q-to-scores': 'Queries, cut into heads.',
  'k-to-scores': 'Keys, cut into heads.',
  'scores-to-probs': 'Scores, through softmax over each row’s keys.',
  'probs-to-context': 'Shares: each row says how much of each value goes in.',
  'v-to-context': 'Values, to be mixed. They have not met the scores until here.',
  'context-to-o': 'The contexts of all heads side by side, through W_O.',
  'o-write': 'What attention has to add, through dropout (which does nothing outside training).',
  'sum-to-h': 'The sum, through LayerNorm.',
  'h-read': 'A reading of the trunk, for the feed-forward network. The trunk keeps all it has.',
  'h-trunk': 'The second residual connection: h as it is, past the feed-forward network.',
  'a-to-g': 'Wide rows, through GELU.',
  'g-to-f': 'Wide rows, through the second dense layer.',
  'f-write': 'What the feed-forward network has to add, through dropout.',
  'sum-to-y': 'The sum, through LayerNorm.',
  'y-to-pooler':
    'The trunk’s end. The pooler takes one row of it; other heads, such as the one that guesses masked words, take all.',
};

/** How the chosen cell came about. */
const ways: Readonly<Record<CellWords['way'], (cell: CellWords) => string>> = {
  lookup: ({ token, col, tableRow, value }) =>
    `${token}: row ${tableRow} of the table, dimension ${col}, holds ${value}.`,
  sum: ({ symbol, token, col, value }) =>
    `${symbol} of ${token}, dimension ${col}: the same place of each, added, is ${value}.`,
  norm: ({ symbol, token, col, mean, std, before, value }) =>
    `${symbol} of ${token}, dimension ${col}: its row has mean ${mean} and standard deviation ${std}, so (${before} − ${mean}) / ${std} = ${value}; γ is still 1 and β 0.`,
  linear: ({ symbol, token, col, terms, value }) =>
    `${symbol} of ${token}, dimension ${col}: ${terms} products add up to ${value}; the bias is still 0.`,
  scores: ({ token, other, head, headDim, sum, divisor, value }) =>
    `${token} and ${other} in head ${head}: ${headDim} products add up to ${sum}; divided by ${divisor} that is a score of ${value}.`,
  softmax: ({ token, other, head, value }) => `In head ${head}, ${token} gives ${other} the share ${value}.`,
  mixture: ({ token, col, head, value }) =>
    `context of ${token}, dimension ${col}, which belongs to head ${head}: the tokens’ values, each by its share, add up to ${value}.`,
  gelu: ({ token, col, before, value }) => `g of ${token}, dimension ${col}: GELU(${before}) = ${value}.`,
  pooler: ({ col, terms, before, value }) =>
    `pooled, dimension ${col}: ${terms} products add up to ${before}, whose tanh is ${value}.`,
};

export const messages = {
  title: 'The encoder, drawn live',
  summary:
    'Embeddings, one BERT layer and the pooler, computed now on your text. Press any tensor or arrow: what it carries, its shape, its parameters, its name in PyTorch and one of its cells worked out.',
  params: {
    text: { label: 'your text' },
    tokens: { label: 'tokens T', help: 'A shorter text is filled up with [PAD], a longer one cut.' },
    hidden: { label: 'width d', help: 'BERT-base has 768.', options: asWritten(definition.params.hidden.options) },
    heads: {
      label: 'heads H',
      help: 'Must divide d. BERT-base has 12.',
      options: asWritten(definition.params.heads.options),
    },
    ratio: { label: 'F/d', help: 'How many times as wide as the trunk the feed-forward network is. BERT has 4.' },
    seed: { label: 'seed of the weights' },
    open: { label: 'tensor or arrow opened', options: openNames },
    walk: { label: 'fade what is computed later' },
    head: { label: 'head shown', help: 'From 0.' },
    row: { label: 'row of the cell', help: 'From 0.' },
    col: { label: 'column of the cell', help: 'From 0.' },
  },
  notes: {
    truncated: ({ total = 0, kept = 0 }) =>
      `The text has ${total} tokens; the first ${kept} are read, [CLS] and [SEP] among them.`,
    empty: () => 'There is no text: [CLS] and [SEP] are all that is read.',
    unknown: ({ count = 0 }) => `${count} of the tokens are [UNK]: the vocabulary has no piece for them.`,
    padded: ({ count = 0 }) => `${count} [PAD] fill the text up to T tokens. Attention gives them nothing.`,
  },
  pictured: ({ labels: { tokens = [] } }: Frame): string =>
    `A trunk that runs down from the embeddings through one encoder layer to the pooler; attention and the feed-forward network branch off it and are added back. ${tokens.length} tokens: ${tokens.join(' ')}.`,
  reading: (frame: Frame, params: EncoderMapParams): string => {
    const arrow = arrowOf(params.open);
    const box = openBox(params.open);
    const shape = shapeOf(box, sizesOf(params));
    const words = cellWordsOf(frame, params);
    const opened = arrow ? `Arrow ${arrowName(arrow.id)}, carrying ${shape}.` : `Tensor ${openNames[box]}, ${shape}.`;
    return `${opened} ${words ? ways[words.way](words) : ''}`.trim();
  },

  whats,
  carried,
  cell: (words: CellWords) => ways[words.way](words),
  diagram: 'Diagram of the encoder',
  inspector: 'What is opened',
  stepList: 'The computation, step by step',
  steps: { first: 'First step', back: 'Step back', forward: 'Step forward', last: 'Last step' },
  step: (at: number, of: number) => `step ${at} of ${of}`,
  openBox: (name: string, shape: string, path: string) => `${name}, ${shape}, ${path}`,
  openArrow: (name: string) => `Arrow ${name}`,
  arrowCarries: (shape: string) => `carries ${shape}`,
  head: 'Head',
  made: (path: string) => `computed in ${path}`,
  statistics: { mean: 'mean', std: 'std', min: 'min', max: 'max' },
  formula: 'One cell',
  unfolded: 'The chosen cell, written out',
  parameters: 'Parameters',
  none: 'none: nothing here is learned',
  sum: (count: string) => `${count} in all`,
  arriving: 'Arrows in',
  leaving: 'Arrows out',
  dimension: 'dimension',
  product: 'product',
  more: (count: number) => `${count} more`,
  /** What stands at the wires. */
  words: {
    layer: 'encoder.layer.0',
    dropout: 'dropout',
    gelu: 'GELU',
    others: 'then the other layers',
  },
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<EncoderMapSpecs>;
export type Messages = typeof messages;
