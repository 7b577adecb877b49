import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  definition,
  type ParameterCountParams,
  type ParameterCountSpecs,
} from '@/lib/experiments/parameter-count/params';
import { formatNumber } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import { whole } from './lines';

const percent = (share = 0): string => formatNumber(share, { style: 'percent', places: 2 });

export const messages = {
  title: 'How many numbers BERT learns',
  summary:
    'One layer’s matrices drawn to scale, and the whole model as a bar: areas and lengths are parameters, counted from the shapes in the state dict. Change width, heads, depth or vocabulary.',
  params: {
    hidden: {
      label: 'width d',
      help: 'BERT-base has 768, BERT-large 1024.',
      options: asWritten(definition.params.hidden.options),
    },
    heads: {
      label: 'heads H',
      help: 'Must divide d. Watch what it changes.',
      options: asWritten(definition.params.heads.options),
    },
    ratio: { label: 'F/d', help: 'How many times as wide the feed-forward network is. BERT has 4.' },
    layers: { label: 'layers L', help: 'BERT-base has 12, BERT-large 24.' },
    vocabulary: {
      label: 'vocabulary',
      options: {
        '30522': '30,522 (uncased)',
        '28996': '28,996 (cased)',
        '21128': '21,128 (Chinese)',
        '119547': '119,547 (multilingual)',
      },
    },
    biases: { label: 'biases', help: 'One number for each number that a dense layer puts out.' },
    norms: { label: 'γ and β', help: 'Two vectors of every LayerNorm.' },
    pooler: { label: 'pooler' },
    module: {
      label: 'module marked',
      options: {
        none: 'none',
        embeddings: 'BertEmbeddings',
        self: 'BertSelfAttention',
        selfOutput: 'BertSelfOutput',
        intermediate: 'BertIntermediate',
        output: 'BertOutput',
        pooler: 'BertPooler',
      },
    },
  },
  notes: {
    'no-layers': () =>
      'With no layers only embeddings and pooler are counted; the matrices show what one layer would have.',
  },
  pictured: ({ scalars: { hidden = 0, intermediateSize = 0 } }: Frame): string =>
    `Four squares of ${whole(hidden)} by ${whole(hidden)} and two rectangles of ${whole(intermediateSize)} by ${whole(hidden)}, drawn to scale; below, a bar of embeddings, layers and pooler.`,
  reading: ({ scalars }: Frame, { layers }: ParameterCountParams): string =>
    `A layer has ${whole(scalars.layer)} parameters, ${percent(scalars.feedForwardShare)} of them in the feed-forward network. With ${layers} layers the model has ${whole(scalars.total)}.`,

  layer: 'One layer',
  share: (share: number) => `${percent(share)} of them in the feed-forward network`,
  scale: 'Areas are numbers of weights. Biases, γ and β are the thin lines: drawn to scale they would not be seen.',
  model: 'The whole model',
  kinds: { embeddings: 'embeddings', pooler: 'pooler' },
  table: 'Parameters by module',
  columns: { module: 'module', sum: 'counted from its shapes', count: 'parameters' },
  modules: {
    embeddings: 'BertEmbeddings',
    self: 'BertSelfAttention',
    selfOutput: 'BertSelfOutput',
    intermediate: 'BertIntermediate',
    output: 'BertOutput',
    pooler: 'BertPooler',
  },
  oneLayer: 'a layer',
  allLayers: (layers: number) => `${layers} layers`,
  total: 'all together',
  headWidth: (width: number) => `d_k = ${width}`,
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<ParameterCountSpecs>;
export type Messages = typeof messages;
