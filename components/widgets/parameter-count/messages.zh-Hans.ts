import { asWritten } from '@/lib/asWritten';
import { definition } from '@/lib/experiments/parameter-count/params';
import { formatNumber } from '@/lib/format';
import { whole } from './lines';
import type { Messages } from './messages.en';

const percent = (share = 0): string => formatNumber(share, { style: 'percent', places: 2 });

export const messages: Messages = {
  title: 'BERT要学多少个数',
  summary:
    '一层的矩阵按比例画出，整个模型画成一条：面积和长度就是参数个数，照state dict里的形状数出来。改一改宽度、头数、层数或词表。',
  params: {
    hidden: {
      label: '宽度d',
      help: 'BERT-base是768，BERT-large是1024。',
      options: asWritten(definition.params.hidden.options),
    },
    heads: {
      label: '头数H',
      help: '必须整除d。看看它改变了什么。',
      options: asWritten(definition.params.heads.options),
    },
    ratio: { label: 'F/d', help: '前馈网络的宽度是主干的几倍。BERT是4。' },
    layers: { label: '层数L', help: 'BERT-base是12层，BERT-large是24层。' },
    vocabulary: {
      label: '词表',
      options: {
        '30522': '30,522（uncased）',
        '28996': '28,996（cased）',
        '21128': '21,128（中文）',
        '119547': '119,547（多语言）',
      },
    },
    biases: { label: '偏置', help: '线性层每输出一个数，就有一个偏置。' },
    norms: { label: 'γ和β', help: '每个层归一化的两个向量。' },
    pooler: { label: 'pooler' },
    module: {
      label: '标出的模块',
      options: {
        none: '无',
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
    'no-layers': () => '没有层，就只数嵌入和pooler；图中的矩阵是一层本该有的。',
  },
  pictured: ({ scalars: { hidden = 0, intermediateSize = 0 } }) =>
    `四个${whole(hidden)}×${whole(hidden)}的正方形，两个${whole(intermediateSize)}×${whole(hidden)}的长方形，按比例画出；下方一条，由嵌入、各层和pooler组成。`,
  reading: ({ scalars }, { layers }) =>
    `一层有${whole(scalars.layer)}个参数，其中${percent(scalars.feedForwardShare)}在前馈网络。共${layers}层时，整个模型有${whole(scalars.total)}个。`,

  layer: '一层',
  share: share => `其中${percent(share)}在前馈网络`,
  scale: '面积就是权重的个数。偏置、γ和β是那些细线：真按比例画就看不见了。',
  model: '整个模型',
  kinds: { embeddings: '嵌入', pooler: 'pooler' },
  table: '各模块的参数',
  columns: { module: '模块', sum: '照形状数', count: '参数' },
  modules: {
    embeddings: 'BertEmbeddings',
    self: 'BertSelfAttention',
    selfOutput: 'BertSelfOutput',
    intermediate: 'BertIntermediate',
    output: 'BertOutput',
    pooler: 'BertPooler',
  },
  oneLayer: '一层',
  allLayers: layers => `${layers}层`,
  total: '全部',
  headWidth: width => `d_k = ${width}`,
};
