import type { Frame } from '@/lib/experiments/contract';
import type { EncoderLayerParams, EncoderLayerSpecs } from '@/lib/experiments/encoder-layer/params';
import { formatFixed } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { mostAttended, turnOf } from './frame';

export const messages = {
  title: 'One encoder layer as a trunk',
  summary:
    'The residual stream runs through a whole BERT layer; attention and the feed-forward network read from it and add to it. Follow a token, draw new weights, open any tensor.',
  params: {
    sentence: { label: 'sentence', options: { river: 'The river bank was steep.', moon: '天上月水中月' } },
    seed: { label: 'seed of the weights' },
    token: { label: 'token followed', help: 'Its place in the sentence, from 0; −1 follows none.' },
    head: { label: 'head shown', help: 'From 0.' },
    open: {
      label: 'tensor opened',
      options: {
        none: 'none',
        x: 'x',
        q: 'q',
        k: 'k',
        v: 'v',
        scores: 'scores',
        probs: 'probs',
        context: 'context',
        h: 'h',
        activated: 'GELU(W₁h)',
        y: 'y',
      },
    },
  },
  notes: {},
  pictured: ({ labels: { tokens = [] } }: Frame): string =>
    `A trunk from x to y; attention and the feed-forward network branch off it and are added back. Each tensor is a heatmap of ${tokens.length} tokens: ${tokens.join(' ')}.`,
  reading: (frame: Frame, { token, head }: EncoderLayerParams): string => {
    const tokens = frame.labels.tokens ?? [];
    const name = tokens[token];
    if (name === undefined)
      return `One encoder layer on ${tokens.length} tokens: ${tokens.join(' ')}. No token is followed.`;
    const most = mostAttended(frame, token, head);
    return `Following ${name}. In head ${head} it attends most to ${tokens[most.key]}, with weight ${formatFixed(most.weight, 2)}. The cosine between its vectors before and after the layer is ${formatFixed(turnOf(frame, token), 2)}.`;
  },

  follow: 'Follow a token',
  nobody: 'none',
  head: 'Head',
  headShown: (head: number) => `head ${head}`,
  sentence: 'Sentence',
  newWeights: 'New weights',
  diagram: 'Diagram of the encoder layer, scrolls sideways',
  hint: 'Point at a tensor for its numbers; press it to open it below.',
  openTensor: (name: string, shape: string, path: string) => `${name}, ${shape}, ${path}`,
  openedTensor: (name: string) => `${name}, all its numbers`,
  close: 'Close',
  cell: (row: string, col: string, value: string) => `${row}, ${col}: ${value}`,
  dimension: (index: number) => `dimension ${index}`,
  feature: 'dimension',
  /** What stands at the wires; _ lowers the next letter. */
  words: { read: 'read', add: 'add', attentionOutput: 'W_O, dropout', ffnOutput: 'W_2, dropout' },
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<EncoderLayerSpecs>;
export type Messages = typeof messages;
