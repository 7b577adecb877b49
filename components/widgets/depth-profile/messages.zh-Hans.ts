import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import { bert, type DepthProfileParams, definition, type WeightType } from '@/lib/experiments/depth-profile/params';
import { type Encoder, scalarName } from '@/lib/experiments/depth-profile/result';
import { formatFixed, formatReadable } from '@/lib/format';
import { encoders } from './encoders';
import type { Messages } from './messages.en';
import { judged, type Verdict, verdictsOf } from './verdict';

const three = (value: number) => formatReadable(value, 3);
const two = (value: number) => formatReadable(value, 2);

const sentences: { readonly [V in Verdict as V['code']]: (verdict: V) => string } = {
  nothing: () => '什么也传不过去：支路乘的是0，又没有别的路绕过它。',
  identity: () => '每条支路起初都乘以0，整个编码器就是恒等映射。',
  vanishes: ({ ratio }) => `梯度消失：传到输入处，梯度范数只剩顶层的${two(ratio)}倍。`,
  explodes: ({ ratio }) => `梯度爆炸：传到输入处，梯度范数是顶层的${two(ratio)}倍。`,
  arrives: ({ ratio }) => `梯度传得到：输入处的范数是顶层的${three(ratio)}倍。`,
  collapse: ({ cosine, residual, query }) =>
    `秩坍缩：各token已经变成同一个（平均余弦${formatFixed(cosine, 3)}${
      residual ? `，相对残差${two(residual)}` : ''
    }${query === undefined ? '' : `；最后一层查询权重的梯度，范数只有${two(query)}`}）。`,
  alike: ({ cosine }) => `各token已经很接近（平均余弦${formatFixed(cosine, 2)}）。`,
  apart: ({ cosine }) => `各token仍能分开（平均余弦${formatFixed(cosine, 2)}）。`,
};

// The table has a sentence for each code; a union’s member is not told apart by indexing.
const say = (verdict: Verdict): string => (sentences[verdict.code] as (verdict: Verdict) => string)(verdict);

const norms = {
  post: 'post-LN',
  pre: 'pre-LN',
  none: '不归一化',
  rms: 'pre-RMSNorm',
  deepnorm: 'DeepNorm',
  rezero: 'ReZero',
};
const inits = {
  bert: `${bert.gain}/√d，同BERT`,
  literal: `照搬${bert.std}`,
  xavier: 'Xavier',
  lecun: 'LeCun',
};

const weightNames: Readonly<Record<WeightType, string>> = {
  query: '查询',
  key: '键',
  value: '值',
  output: '注意力的输出',
  first: '前馈W₁',
  second: '前馈W₂',
};

const normWords = (name: string) => ({
  label: `${name}：归一化`,
  help: 'post-LN放在每次相加之后，同BERT；pre-LN和pre-RMSNorm放在每条支路之前，最后一层之后再放一个。DeepNorm是post-LN，残差先乘α = (2L)^¼，值、输出和前馈网络的权重再乘β = (8L)^−¼。ReZero不归一化，每条支路乘一个可学习的数，初值为0。',
  options: norms,
});
const residualWords = (name: string) => ({
  label: `${name}：残差连接`,
  help: '关掉后，支路写出的结果直接取代它读进的内容。',
});
const initWords = (name: string) => ({
  label: `${name}：权重的标准差σ`,
  help: `BERT在d=768时取${bert.std}。换成别的d，${bert.gain}/√d才与之相当；编码器窄的时候照搬${bert.std}，就小得太多了。Xavier是√(2/(入+出))，LeCun是1/√入。`,
  options: inits,
});
const feedForwardWords = (name: string) => ({
  label: `${name}：前馈网络`,
  help: '关掉后，一层里只剩注意力。',
});

export const messages: Messages = {
  title: '两个编码器，逐层对照',
  summary:
    '编码器A和B拿到同样的token，权重也来自同一批随机数，不同的只有你改动的地方。曲线跟着梯度和token一层层走，全部用float64计算。去掉残差连接或层归一化，看看会得哪种病。',
  params: {
    aNorm: normWords('A'),
    aResidual: residualWords('A'),
    aInit: initWords('A'),
    aFeedForward: feedForwardWords('A'),
    bNorm: normWords('B'),
    bResidual: residualWords('B'),
    bInit: initWords('B'),
    bFeedForward: feedForwardWords('B'),
    layers: { label: '层数L', help: 'BERT-base是12层，BERT-large是24层。' },
    hidden: { label: '隐藏维度d', help: '分给四个头。', options: asWritten(definition.params.hidden.options) },
    tokens: { label: 'token数T', help: '彼此独立的向量，每个数的均值是0，方差是1。' },
    seed: { label: 'token与权重的随机种子' },
    layer: { label: '查看的层', help: '0是进入编码器的输入；超出层数就取最后一层。' },
    focus: { label: '画什么', options: { all: '梯度和token', gradient: '梯度', tokens: 'token' } },
    weight: {
      label: '画哪种权重的梯度',
      options: weightNames,
    },
    unfolded: { label: '展开的内容', options: { gradient: '梯度', cosine: '余弦' } },
    which: { label: '编码器', options: { a: 'A', b: 'B' } },
    row: { label: '第一个token', help: '从0数起。' },
    col: { label: '第二个token', help: '从0数起。' },
  },
  notes: {
    coarse: () => '暂时用float32粗算，它分不清的先不画；精确的数值随后就到。',
    nothing: ({ encoder }) => `编码器${encoder}传出来的全是0，没有梯度可画，也没有余弦可言。`,
    underflow: ({ encoder }) => `编码器${encoder}的梯度小到连float64都装不下，不再往下算。`,
  },
  pictured: ({ scalars: { layers = 0, tokens = 0 } }) =>
    `A、B两个编码器各${layers}层，曲线是逐层的测量值；另有两张热力图，画的是${tokens}个token两两之间的余弦。`,
  reading: (frame, params) => `${encoders.map(encoder => readingOf(frame, params, encoder)).join('')}${judgement()}`,

  encoder: { a: 'A', b: 'B' },
  setting: (params, encoder) => {
    const a = encoder === 'a';
    return [
      norms[a ? params.aNorm : params.bNorm],
      (a ? params.aResidual : params.bResidual) ? '有残差' : '无残差',
      ...((a ? params.aFeedForward : params.bFeedForward) ? [] : ['只有注意力']),
      `σ ${inits[a ? params.aInit : params.bInit]}`,
    ].join(' · ');
  },
  verdict: say,
  waiting: '还在算……',
  judgement,
  layerAxis: '层',
  state: state => (state === 0 ? '输入处' : `第${state}层之后`),
  theory: encoder => `估计${encoder.toUpperCase()}`,
  charts: {
    gradient: () => '梯度的范数÷顶层的范数',
    weights: weight => `∇W（${weightNames[weight]}）的范数`,
    skip: () => '只走直通路径的梯度÷顶层',
    branch: () => '最后一条支路÷相加前的主干',
    residual: () => 'token的相对残差',
    cosine: () => 'token两两之间的平均余弦',
    rms: () => '隐藏状态的RMS',
  },
  empty: {
    gradient: '还没测到',
    weights: '恰好为0，或没有这种权重',
    skip: '没有什么能绕过支路',
    branch: '没有相加',
    residual: '还没测到',
    cosine: '还没测到',
    rms: '还没测到',
  },
  measured: '逐层测量',
  cosinesOf: (encoder, state) => `编码器${encoder.toUpperCase()}${state}的余弦`,
  cosineName: encoder => `cos ${encoder.toUpperCase()}`,
  cosineLegend: '两个token的余弦',
  token: 'token',
  cell: (row, col, value) => `token ${row}与${col}：余弦${value}`,
  unfoldedName: '展开计算',
  ofEncoder: '编码器',
  gradientSentence: (below, top, ratio, state, layers) =>
    state === layers
      ? `梯度从这里送入，范数为${top}，别处都拿它作单位。`
      : `各token范数的平方相加再开方：这里是${below}，顶层是${top}。两者之比${ratio}，就是曲线上的这个点。`,
  cosineSentence: (dot, left, right, cosine) => `${dot} ÷ (${left} · ${right}) = ${cosine}。`,
  squaresAt: state => (state === 0 ? '输入处的‖∂L/∂x‖²' : `第${state}层之后的‖∂L/∂x‖²`),
  product: '乘积',
  dimension: '维度',
  more: count => `另外${count}项`,
  runSnippet: '用PyTorch重做这个实验，换五个种子',
  cellSnippet: '用PyTorch算这个余弦',
};

function judgement(): string {
  return `变化达到${judged.gradient}倍，才叫消失或爆炸；平均余弦达到${judged.cosine}，才叫秩坍缩。`;
}

function readingOf(frame: Frame, params: DepthProfileParams, encoder: Encoder): string {
  const rms = frame.scalars[scalarName(encoder, 'rms')];
  const verdicts = verdictsOf(frame, params, encoder).map(say).join('');
  const size = rms === undefined ? '' : `最后一个隐藏状态的RMS是${three(rms)}。`;
  return `${encoder.toUpperCase()}（${messages.setting(params, encoder)}）：${verdicts}${size}`;
}
