import { asWritten } from '@/lib/asWritten';
import { type ArrowId, arrowOf, openBox } from '@/lib/experiments/encoder-map/arrows';
import type { BoxId } from '@/lib/experiments/encoder-map/boxes';
import { definition } from '@/lib/experiments/encoder-map/params';
import { shapeOf, sizesOf } from './frame';
import type { Messages } from './messages.en';
import { arrowName, openNames } from './names';
import { type CellWords, cellWordsOf } from './sentence';

const whats: Readonly<Record<BoxId, string>> = {
  words: '每个token查词表得到的一行：它是什么词，与位置无关。',
  segments: '每个token查片段表得到的一行：它属于两段文字中的哪一段。这里都属于第一段。',
  positions: '每个位置查位置表得到的一行：它站在哪里，与是什么词无关。',
  embedded: '每个token的三行，逐项相加。',
  x: '进入第一层的输入：相加之后，把每一行调到均值0、方差1。',
  q: '每个token在找什么。各头并排。',
  k: '每个token凭什么被找到。各头并排。',
  v: '每个token能交出什么。各头并排。',
  scores: '每个头一张方阵：每个查询（行）与每个键（列）有多合，已除以头宽的平方根。',
  probs: '每个头一张方阵：逐行做softmax，填充不计。token与token只在这里碰面。',
  context: '每个token按自己那一行probs混合所有的值，各头重新并排。',
  o: '注意力后面的那个“dense”：用W_O把各头取来的东西混在一起，只在token内部混。',
  attentionSum: '注意力写出的结果，加到进入本层的输入上。',
  h: '相加之后，把每一行调到均值0、方差1。它是主干在两半之间的一段。',
  a: '前馈网络的第一个线性层，把每一行变宽。',
  g: '激活函数，逐个数地作用。少了它，两个线性层就等于一个。',
  f: '第二个线性层，把每一行变回主干的宽度。',
  outputSum: '前馈网络写出的结果，加到主干上。',
  y: '本层交出去的结果，形状与输入相同。BERT-base后面还有十一层接着读。',
  pooled: '代表整段文字的一行，只用[CLS]那一行算出。这里读的是这一层，BERT里读的是最后一层。',
};

const carried: Readonly<Record<ArrowId, string>> = {
  'words-to-sum': '词的那一行，送去相加。路上没有权重。',
  'segments-to-sum': '片段的那一行，送去相加。',
  'positions-to-sum': '位置的那一行，送去相加：词序只从这里进来。',
  'sum-to-x': '三行之和，经过层归一化，一行归一行。',
  'x-read': '同一个x，送给三个线性层各读一遍。读取不会从主干拿走什么。',
  'x-trunk': '残差连接：x原样绕过整个注意力，直达加号。',
  'q-to-scores': '查询，按头切开。',
  'k-to-scores': '键，按头切开。',
  'scores-to-probs': '得分，对每一行的键做softmax。',
  'probs-to-context': '份额：每一行说明各个值各取多少。',
  'v-to-context': '值，等着被混合。在此之前它们没见过得分。',
  'context-to-o': '各头的上下文并排，经过W_O。',
  'o-write': '注意力要加上去的内容，经过dropout（训练之外不起作用）。',
  'sum-to-h': '和，经过层归一化。',
  'h-read': '前馈网络从主干读一遍，主干什么也不少。',
  'h-trunk': '第二条残差连接：h原样绕过前馈网络。',
  'a-to-g': '变宽的行，经过GELU。',
  'g-to-f': '变宽的行，经过第二个线性层。',
  'f-write': '前馈网络要加上去的内容，经过dropout。',
  'sum-to-y': '和，经过层归一化。',
  'y-to-pooler': '主干的末端。pooler只取其中一行；别的输出头，比如猜被遮住的词的那个，要用全部。',
};

const ways: Readonly<Record<CellWords['way'], (cell: CellWords) => string>> = {
  lookup: ({ token, col, tableRow, value }) => `“${token}”：表中第${tableRow}行、第${col}维，值为${value}。`,
  sum: ({ symbol, token, col, value }) => `“${token}”的${symbol}，第${col}维：各张量同一位置上的数相加，得${value}。`,
  norm: ({ symbol, token, col, mean, std, before, value }) =>
    `“${token}”的${symbol}，第${col}维：这一行均值${mean}，标准差${std}；(${before} − ${mean}) / ${std} = ${value}，γ还是1，β还是0。`,
  linear: ({ symbol, token, col, terms, value }) =>
    `“${token}”的${symbol}，第${col}维：${terms}个乘积相加，得${value}；偏置还是0。`,
  scores: ({ token, other, head, headDim, sum, divisor, value }) =>
    `头${head}中的“${token}”与“${other}”：${headDim}个乘积相加得${sum}，除以${divisor}，得分${value}。`,
  softmax: ({ token, other, head, value }) => `头${head}中，“${token}”分给“${other}”的份额是${value}。`,
  mixture: ({ token, col, head, value }) =>
    `“${token}”的上下文，第${col}维，属于头${head}：各token的值按份额加权相加，得${value}。`,
  gelu: ({ token, col, before, value }) => `“${token}”的g，第${col}维：GELU(${before}) = ${value}。`,
  pooler: ({ col, terms, before, value }) => `pooled第${col}维：${terms}个乘积相加得${before}，取tanh得${value}。`,
};

export const messages: Messages = {
  title: '现场算出的编码器架构图',
  summary:
    '嵌入、一个BERT层和pooler，用你的文字现算。点任何一个张量或箭头：它送的是什么、什么形状、有哪些参数、在PyTorch里叫什么，并展开其中一格的算式。',
  params: {
    text: { label: '你的文字' },
    tokens: { label: 'token数T', help: '文字不够长就用[PAD]补齐，太长就截断。' },
    hidden: { label: '宽度d', help: 'BERT-base是768。', options: asWritten(definition.params.hidden.options) },
    heads: { label: '头数H', help: '必须整除d。BERT-base是12。', options: asWritten(definition.params.heads.options) },
    ratio: { label: 'F/d', help: '前馈网络的宽度是主干的几倍。BERT是4。' },
    seed: { label: '权重的随机种子' },
    open: { label: '打开的张量或箭头', options: openNames },
    walk: { label: '淡化后面才算的部分' },
    head: { label: '显示的头', help: '从0数起。' },
    row: { label: '所选格的行', help: '从0数起。' },
    col: { label: '所选格的列', help: '从0数起。' },
  },
  notes: {
    truncated: ({ total = 0, kept = 0 }) => `这段文字有${total}个token，这里只取前${kept}个，[CLS]和[SEP]也算在内。`,
    empty: () => '没有文字：读到的只有[CLS]和[SEP]。',
    unknown: ({ count = 0 }) => `有${count}个token是[UNK]：词表里没有对应的词片。`,
    padded: ({ count = 0 }) => `补了${count}个[PAD]，凑足T个token。注意力不会分给它们任何份额。`,
  },
  pictured: ({ labels: { tokens = [] } }) =>
    `一条主干从嵌入向下，穿过一层编码器，到达pooler；注意力和前馈网络从主干分出，再加回主干。共${tokens.length}个token：${tokens.join(' ')}。`,
  reading: (frame, params) => {
    const arrow = arrowOf(params.open);
    const box = openBox(params.open);
    const shape = shapeOf(box, sizesOf(params));
    const words = cellWordsOf(frame, params);
    const opened = arrow ? `箭头${arrowName(arrow.id)}，传送${shape}。` : `张量${openNames[box]}，${shape}。`;
    return `${opened}${words ? ways[words.way](words) : ''}`;
  },

  whats,
  carried,
  cell: words => ways[words.way](words),
  diagram: '编码器架构图',
  inspector: '打开的内容',
  stepList: '计算步骤',
  steps: { first: '第一步', back: '后退一步', forward: '前进一步', last: '最后一步' },
  step: (at, of) => `第${at}步，共${of}步`,
  openBox: (name, shape, path) => `${name}，${shape}，${path}`,
  openArrow: name => `箭头${name}`,
  arrowCarries: shape => `传送${shape}`,
  head: '头',
  made: path => `在${path}中计算`,
  statistics: { mean: '均值', std: '标准差', min: '最小', max: '最大' },
  formula: '其中一格',
  unfolded: '所选格的算式',
  parameters: '参数',
  none: '无：这里没有要学的数',
  sum: count => `共${count}个`,
  arriving: '进来的箭头',
  leaving: '出去的箭头',
  dimension: '维度',
  product: '乘积',
  more: count => `另外${count}项`,
  words: { layer: 'encoder.layer.0', dropout: 'dropout', gelu: 'GELU', others: '接着是其余各层' },
};
