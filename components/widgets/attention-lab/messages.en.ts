import { asWritten } from '@/lib/asWritten';
import { type AttentionLabParams, type AttentionLabSpecs, definition } from '@/lib/experiments/attention-lab/params';
import type { Frame } from '@/lib/experiments/contract';
import { formatFixed } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { hued, type Phrase, plain } from './phrase';
import { type Sayings, sentenceOf } from './sentence';

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const counted = (n: number): string => words[n] ?? String(n);

const sayings: Sayings = {
  score: ({ query, key, count, sum, divisor, value }) => [
    hued('q', query),
    ' looks at ',
    hued('k', key),
    `: the ${counted(count)} products add up to ${sum}; ${divisor === null ? 'undivided, that is the score, ' : `divided by ${divisor}, that is a score of `}`,
    hued('s', value),
    '.',
  ],
  masked: key => [' ', hued('k', key), ' is padding: the mask takes it out before the softmax.'],
  prob: ({ query, key, exp, sum, value, overQueries, shift }) => [
    hued('q', query),
    ...(overQueries
      ? [` gets ${exp} of the ${sum} in the column of `, hued('k', key)]
      : [' gives ', hued('k', key), ` ${exp} of ${sum}, the sum over its row`]),
    ': a share of ',
    hued('s', value),
    shift === null
      ? '.'
      : `. (The largest score, ${shift}, is taken off first: exp would overflow, and the shares stay the same.)`,
  ],
  even: ({ query, value }) => [
    hued('q', query),
    ' finds nothing but masked scores, all alike: every one gets ',
    hued('s', value),
    '.',
  ],
  maskedProb: key => [hued('k', key), ' is padding: its score is −∞, and exp(−∞) = 0 is its share.'],
  zeroed: before => [
    ` Its softmax share was ${before}; the mask that comes after sets it to 0 and gives it to no one.`,
  ],
  kept: (p, value) => [` Dropout keeps it and divides by 1\u00a0−\u00a0${p}: `, hued('s', value), '.'],
  dropped: [' Dropout sets it to 0.'],
  context: ({ query, dimension, count, value }) => [
    'Dimension ',
    hued('ctx', dimension),
    ' of what ',
    hued('q', query),
    ' takes along: that dimension of ',
    hued('v', `the ${counted(count)} values`),
    ', each weighted by the row of ',
    hued('s', 'probs'),
    ', adds up to ',
    hued('ctx', value),
    '.',
  ],
  projected: ({ of, token, dimension, count, weightRow, matrix, value }) => [
    'Dimension ',
    hued(of, dimension),
    ' of ',
    hued(of, of),
    ` of “${token}”: the ${counted(count)} products of `,
    hued('x', 'x'),
    ` and row ${weightRow} of ${matrix} add up to `,
    hued(of, value),
    '.',
  ],
};

const core = {
  title: 'Attention on your own sentence',
  summary:
    'One real BERT layer with random weights on a sentence of yours. Point at a cell of scores, probs, context, q, k or v, and the sum that made it is written out below.',
  params: {
    text: {
      label: 'your sentence',
      help: 'It is split by the WordPiece tokenizer of bert-base-uncased, with [CLS] before and [SEP] behind.',
    },
    hidden: {
      label: 'width d',
      help: 'How many numbers a token’s vector has. BERT-base has 768.',
      options: asWritten(definition.params.hidden.options),
    },
    heads: {
      label: 'heads H',
      help: 'Each head has d/H dimensions of its own. H must divide d.',
      options: asWritten(definition.params.heads.options),
    },
    init: {
      label: 'weights drawn with',
      help: 'The standard deviation of the random weights. BERT takes the same small one at every width, which leaves a narrow layer’s scores nearly equal.',
      options: { gain: 'gain/√d', bert: 'BERT’s constant' },
    },
    gain: {
      label: 'gain',
      help: 'Weights have standard deviation gain/√d. Without effect while BERT’s constant is chosen.',
    },
    seed: { label: 'seed', help: 'All weights and embeddings are drawn from it.' },
    divisor: { label: 'divide q·k by', options: { 'sqrt-dk': '√dₖ', none: 'nothing', dk: 'dₖ', 'sqrt-dmodel': '√d' } },
    padding: {
      label: 'padding',
      unit: '[PAD]',
      help: 'Tokens without meaning that fill a text up to the length of others.',
    },
    mask: {
      label: 'mask the padding',
      help: 'Before: −∞ is added to the scores of padding. After: its probabilities are multiplied by zero, and the rows no longer sum to 1.',
      options: { before: 'before softmax', off: 'not at all', after: 'after softmax' },
    },
    axis: {
      label: 'softmax over',
      help: 'Over the keys every query’s row sums to 1. Over the queries is a common slip: then the columns do.',
      options: { keys: 'keys', queries: 'queries' },
    },
    dropout: { label: 'dropout p', help: 'Drops probabilities as in training, and divides those that stay by 1 − p.' },
    positions: { label: 'position embeddings', help: 'Off: the order of the words makes no difference.' },
    head: { label: 'head' },
    tensor: {
      label: 'unfolded',
      options: { scores: 'scores', probs: 'probs', context: 'context', q: 'q', k: 'k', v: 'v' },
    },
    row: { label: 'row' },
    col: { label: 'column' },
  },
  notes: {
    truncated: ({ total, kept }) =>
      `Your text has ${total} tokens; the first ${kept} are shown, [CLS] and [SEP] counted.`,
    empty: () => 'There is no text: [CLS] and [SEP] have only each other to look at.',
    unknown: ({ count }) =>
      count === 1
        ? 'One word is not in the vocabulary and cannot be put together from its pieces: it becomes [UNK].'
        : `${count} words are not in the vocabulary and cannot be put together from its pieces: they become [UNK].`,
    'nothing-to-mask': () => 'There is no padding, so this mask has nothing to take out. Add some [PAD] tokens.',
    'bert-init': ({ std, hidden }) =>
      `With BERT’s constant at width ${hidden} the scores’ standard deviation is ${formatFixed(Number(std), 3)}: nearly equal, so every row of probs is nearly even.`,
    'over-queries': ({ min, max }) =>
      `The columns of probs sum to 1, the rows to anything from ${formatFixed(Number(min), 2)} to ${formatFixed(Number(max), 2)}: what a token takes along is no longer a mean.`,
    'mask-after': ({ min, max }) =>
      `The softmax had already given padding its share. Taking it away afterwards leaves rows that sum to ${formatFixed(Number(min), 2)} to ${formatFixed(Number(max), 2)} instead of 1.`,
    dropout: () => 'Training mode: probs are shown after dropout, with the sum of each row beside them.',
  },
  pictured: ({ labels: { tokens = [] } }: Frame): string =>
    `Heatmaps of q, k, v, scores, probs and context in one head, for ${tokens.length} tokens: ${tokens.join(' ')}.`,
  reading: (frame: Frame, params: AttentionLabParams): string => plain(sentenceOf(frame, params, sayings)),
} satisfies WidgetMessages<AttentionLabSpecs>;

export const messages = {
  ...core,
  sentence: (frame: Frame, params: AttentionLabParams): Phrase => sentenceOf(frame, params, sayings),
  head: 'head',
  dimension: 'dimension',
  overKeys: 'softmax over keys',
  overQueries: 'softmax over queries',
  afterDropout: (p: string) => `after dropout ${p}`,
  rowSum: 'row sum',
  queriesOf: (head: number) => `queries of head ${head}`,
  keysOf: (head: number) => `keys of head ${head}, transposed`,
  valuesOf: (head: number) => `values of head ${head}`,
  scoresOf: (head: number) => `scores of head ${head}: rows are queries, columns are keys`,
  probsOf: (head: number) => `attention probabilities of head ${head}: rows are queries, columns are keys`,
  contextOf: (head: number) => `context of head ${head}`,
  contextRule: [
    'Each row of ',
    hued('ctx', 'context'),
    ' adds up the rows of ',
    hued('v', 'v'),
    ', weighted by that row of ',
    hued('s', 'probs'),
    '.',
  ] satisfies Phrase,
  legend: { value: 'value of a cell', probability: 'probability' },
  tokens: (count: number) => `${count} tokens, each with its number in the vocabulary`,
  unfoldedCell: 'The chosen cell, unfolded',
  lines: {
    product: 'product',
    score: 'score',
    exp: 'exp(score)',
    expShifted: 'exp(score − max)',
    prob: 'probability',
    dropped: 'after dropout',
    weight: 'row of',
  },
  rest: (count: number) => `${count} more`,
  showAll: (count: number) => `Show all ${count} products`,
  showLargest: 'Show the largest',
  restOfLayer: 'The rest of the layer',
  followed: (token: string) => `“${token}” is ringed.`,
  steps: {
    heads: 'heads side by side',
    output: 'times W_O',
    addNorm: 'add, LayerNorm',
    expand: 'W₁, GELU',
    shrink: 'W₂',
  },
};

export type Messages = typeof messages;
