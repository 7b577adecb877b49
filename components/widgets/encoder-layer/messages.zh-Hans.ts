import { formatFixed } from '@/lib/format';
import { mostAttended, turnOf } from './frame';
import type { Messages } from './messages.en';

export const messages: Messages = {
  title: '一层编码器，一条主干',
  summary: '残差流贯穿整个BERT层，注意力和前馈网络从中读取，再加回去。追踪一个token，换一组权重，或点开任何一个张量。',
  params: {
    sentence: { label: '句子', options: { river: 'The river bank was steep.', moon: '天上月水中月' } },
    seed: { label: '权重的随机种子' },
    token: { label: '追踪的token', help: '在句中的位置，从0数起；−1表示都不追踪。' },
    head: { label: '显示的头', help: '从0数起。' },
    open: {
      label: '展开的张量',
      options: {
        none: '无',
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
  pictured: ({ labels: { tokens = [] } }) =>
    `一条从x到y的主干，注意力和前馈网络从主干分出，再加回主干；每个张量是一张热力图，共${tokens.length}个token：${tokens.join(' ')}。`,
  reading: (frame, { token, head }) => {
    const tokens = frame.labels.tokens ?? [];
    const name = tokens[token];
    if (name === undefined) return `一层编码器处理${tokens.length}个token：${tokens.join(' ')}。没有追踪任何token。`;
    const most = mostAttended(frame, token, head);
    return `正在追踪“${name}”。在头${head}里，它最关注“${tokens[most.key]}”，权重${formatFixed(most.weight, 2)}。经过这一层，它的向量与原来的夹角余弦是${formatFixed(turnOf(frame, token), 2)}。`;
  },

  follow: '追踪token',
  nobody: '不追踪',
  head: '头',
  headShown: head => `头${head}`,
  sentence: '句子',
  newWeights: '换一组权重',
  diagram: '编码器层示意图，可横向滚动',
  hint: '指向张量读数值，点一下在下方展开。',
  openTensor: (name, shape, path) => `${name}，${shape}，${path}`,
  openedTensor: name => `${name}的全部数值`,
  close: '收起',
  cell: (row, col, value) => `${row}，${col}：${value}`,
  dimension: index => `第${index}维`,
  feature: '维度',
  words: { read: '读取', add: '相加', attentionOutput: 'W_O、dropout', ffnOutput: 'W_2、dropout' },
};
