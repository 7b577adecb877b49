import { asWritten } from '@/lib/asWritten';
import { definition } from '@/lib/experiments/attention-lab/params';
import { formatFixed } from '@/lib/format';
import type { Messages } from './messages.en';
import { hued, plain } from './phrase';
import { type Sayings, sentenceOf } from './sentence';

const words = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const counted = (n: number): string => words[n] ?? String(n);

const named = (of: 'q' | 'k', token: string) => hued(of, `“${token}”`);
const shifted = (shift: string | null): string =>
  shift === null ? '。' : `。（先减去最大的得分${shift}，否则exp会溢出；各占的份额不变。）`;

const sayings: Sayings = {
  score: ({ query, key, count, sum, divisor, value }) => [
    named('q', query),
    '看向',
    named('k', key),
    `：${counted(count)}个乘积相加得${sum}；${divisor === null ? '不除，这就是得分' : `除以${divisor}，得分是`}`,
    hued('s', value),
    '。',
  ],
  masked: key => [named('k', key), '是填充，掩码在softmax之前就把它去掉。'],
  prob: ({ query, key, exp, sum, value, overQueries, shift }) =>
    overQueries
      ? [
          named('k', key),
          `这一列加起来是${sum}，其中`,
          named('q', query),
          `占${exp}，份额是`,
          hued('s', value),
          shifted(shift),
        ]
      : [
          named('q', query),
          `这一行加起来是${sum}，其中`,
          named('k', key),
          `占${exp}，份额是`,
          hued('s', value),
          shifted(shift),
        ],
  even: ({ query, value }) => [named('q', query), '面前的得分全被遮住，彼此相等，于是各得', hued('s', value), '。'],
  maskedProb: key => [named('k', key), '是填充：得分为−∞，exp(−∞) = 0，一点也分不到。'],
  zeroed: before => [`softmax本来分给它${before}；后来的掩码把这一份清零，却没有还给别的token。`],
  kept: (p, value) => [`Dropout留下了它，再除以1\u00a0−\u00a0${p}：`, hued('s', value), '。'],
  dropped: ['Dropout把它置零。'],
  context: ({ query, dimension, count, value }) => [
    named('q', query),
    '取回的第',
    hued('ctx', dimension),
    '维：',
    hued('v', `${counted(count)}个值向量`),
    '的这一维，按',
    hued('s', 'probs'),
    '的这一行加权，相加得',
    hued('ctx', value),
    '。',
  ],
  projected: ({ of, token, dimension, count, weightRow, matrix, value }) => [
    `“${token}”的`,
    hued(of, of),
    '的第',
    hued(of, dimension),
    '维：',
    hued('x', 'x'),
    `与${matrix}的第${weightRow}行逐项相乘，${counted(count)}个乘积相加得`,
    hued(of, value),
    '。',
  ],
};

export const messages: Messages = {
  title: '在你自己的句子上看注意力',
  summary:
    '一层真正的BERT，权重随机，输入是你写的句子。指向scores、probs、context、q、k、v中的任何一格，它是怎样算出来的就写在下方。',
  params: {
    text: {
      label: '你的句子',
      help: '由bert-base-uncased的WordPiece分词器切分，前面加[CLS]，后面加[SEP]。它的词表以英文为主，汉字只有二百多个。',
    },
    hidden: {
      label: '宽度d',
      help: '每个token的向量有多少个数。BERT-base是768。',
      options: asWritten(definition.params.hidden.options),
    },
    heads: {
      label: '头数H',
      help: '每个头各有d/H维。H必须整除d。',
      options: asWritten(definition.params.heads.options),
    },
    init: {
      label: '权重的标准差',
      help: '随机权重的标准差。BERT不论多宽都用同一个很小的常数，窄的一层因此得分几乎全都相等。',
      options: { gain: '增益/√d', bert: 'BERT的常数' },
    },
    gain: { label: '增益', help: '权重的标准差是“增益/√d”。选了BERT的常数时不起作用。' },
    seed: { label: '种子', help: '所有权重和嵌入都由它抽出。' },
    divisor: { label: 'q·k除以', options: { 'sqrt-dk': '√dₖ', none: '不除', dk: 'dₖ', 'sqrt-dmodel': '√d' } },
    padding: { label: '填充', unit: '个[PAD]', help: '没有意义的token，用来把短句补到和别的句子一样长。' },
    mask: {
      label: '填充掩码',
      help: 'softmax之前：给填充的得分加上−∞。之后：把填充的概率乘以零，每行的和就不再是1。',
      options: { before: 'softmax之前', off: '不加', after: 'softmax之后' },
    },
    axis: {
      label: 'softmax沿着',
      help: '沿着键做，每个查询的那一行之和为1。沿着查询做是常见的错误：和为1的变成了列。',
      options: { keys: '键', queries: '查询' },
    },
    dropout: { label: 'dropout p', help: '像训练时那样随机丢掉一些概率，留下的除以1 − p。' },
    positions: { label: '位置嵌入', help: '关掉之后，token的先后就不起作用了。' },
    head: { label: '头' },
    tensor: {
      label: '展开',
      options: { scores: 'scores', probs: 'probs', context: 'context', q: 'q', k: 'k', v: 'v' },
    },
    row: { label: '行' },
    col: { label: '列' },
  },
  notes: {
    truncated: ({ total, kept }) => `你的句子有${total}个token，这里只显示前${kept}个（[CLS]和[SEP]也算在内）。`,
    empty: () => '没有文字：[CLS]和[SEP]只能互相看。',
    unknown: ({ count }) => `有${count}个词（或字）不在词表里，也拼不出来，于是成了[UNK]。`,
    'nothing-to-mask': () => '没有填充，这种掩码也就无事可做。加几个[PAD]再看。',
    'bert-init': ({ std, hidden }) =>
      `宽度为${hidden}时用BERT的常数，得分的标准差只有${formatFixed(Number(std), 3)}：得分几乎相等，probs的每一行也就几乎均匀。`,
    'over-queries': ({ min, max }) =>
      `probs的每一列之和为1，每一行之和却从${formatFixed(Number(min), 2)}到${formatFixed(Number(max), 2)}不等：一个token取回的不再是平均值。`,
    'mask-after': ({ min, max }) =>
      `softmax已经把一份分给了填充，事后再拿走，每行之和就成了${formatFixed(Number(min), 2)}到${formatFixed(Number(max), 2)}，而不是1。`,
    dropout: () => '训练模式：这里的probs是dropout之后的，旁边是每行之和。',
  },
  pictured: ({ labels: { tokens = [] } }) =>
    `一个头的q、k、v、scores、probs和context，画成热力图，共${tokens.length}个token：${tokens.join(' ')}。`,
  reading: (frame, params) => plain(sentenceOf(frame, params, sayings)),
  sentence: (frame, params) => sentenceOf(frame, params, sayings),
  head: '头',
  dimension: '维',
  overKeys: '沿着键做softmax',
  overQueries: '沿着查询做softmax',
  afterDropout: p => `dropout ${p}之后`,
  rowSum: '行和',
  queriesOf: head => `头${head}的查询`,
  keysOf: head => `头${head}的键，已转置`,
  valuesOf: head => `头${head}的值`,
  scoresOf: head => `头${head}的得分：行是查询，列是键`,
  probsOf: head => `头${head}的注意力概率：行是查询，列是键`,
  contextOf: head => `头${head}的上下文`,
  contextRule: [
    hued('ctx', 'context'),
    '的每一行，是',
    hued('v', 'v'),
    '各行的加权和，权重就是',
    hued('s', 'probs'),
    '的那一行。',
  ],
  legend: { value: '单元格的数值', probability: '概率' },
  tokens: count => `${count}个token，以及各自在词表里的编号`,
  unfoldedCell: '选中的一格，展开来看',
  lines: {
    product: '乘积',
    score: '得分',
    exp: 'exp(得分)',
    expShifted: 'exp(得分 − 最大)',
    prob: '概率',
    dropped: 'dropout之后',
    weight: '权重行',
  },
  rest: count => `其余${count}项`,
  showAll: count => `显示全部${count}个乘积`,
  showLargest: '只显示最大的',
  restOfLayer: '这一层余下的部分',
  followed: token => `圈出的是“${token}”。`,
  steps: { heads: '各头并排', output: '乘W_O', addNorm: '相加，LayerNorm', expand: 'W₁，GELU', shrink: 'W₂' },
};
