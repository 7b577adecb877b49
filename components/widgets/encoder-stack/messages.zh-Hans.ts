import { asWritten } from '@/lib/asWritten';
import { bert, definition } from '@/lib/experiments/encoder-stack/params';
import { formatFixed, formatReadable } from '@/lib/format';
import { measuredAt } from './frame';
import type { Messages } from './messages.en';
import { type Verdict, verdictsOf } from './verdict';

const times = (value: number) => formatReadable(value, 3);

const verdicts: Readonly<Record<Verdict['code'], (value: number) => string>> = {
  collapse: cosine =>
    `秩坍缩：各token的向量几乎指向同一方向（平均余弦${formatFixed(cosine, 4)}），再往后很难分清谁是谁。`,
  alike: cosine => `各token的向量已经很接近（平均余弦${formatFixed(cosine, 2)}）。`,
  apart: cosine => `各token仍能分开（平均余弦${formatFixed(cosine, 2)}）。`,
  outgrows: value => `主干的RMS涨到原来的${times(value)}倍，越靠后的层，加进去的分量越轻。`,
  grows: value => `主干的RMS涨到原来的${times(value)}倍。`,
  fades: value => `主干变弱：RMS降到原来的${times(value)}倍。`,
  explodes: rms => `梯度爆炸：从顶层送入时RMS为1，传到输入处已是${times(rms)}。`,
  vanishes: rms => `梯度消失：从顶层送入时RMS为1，传到输入处只剩${times(rms)}。`,
  arrives: rms => `梯度从顶层送入时RMS为1，传到输入处为${times(rms)}。`,
};

const sayVerdict = ({ code, value }: Verdict): string => verdicts[code](value);

export const messages: Messages = {
  title: '整个编码器，一层一层地看',
  summary:
    '你的句子穿过一个随机初始化的编码器，最大可到BERT-base的规模。每一条是一层之后的残差流，曲线是对它的测量。去掉残差连接或层归一化，看看会出什么问题。',
  params: {
    text: { label: '你的句子' },
    layers: { label: '层数L', help: 'BERT-base是12层。' },
    hidden: {
      label: '隐藏维度d',
      help: 'BERT-base是768。12层就有8500万个权重，轮到哪一层才抽哪一层。',
      options: asWritten(definition.params.hidden.options),
    },
    heads: {
      label: '头数H',
      help: '必须整除d。BERT-base是12。',
      options: asWritten(definition.params.heads.options),
    },
    norm: {
      label: '层归一化',
      help: '放在每次相加之后，同BERT（post-LN）；放在每条支路之前，最后一层之后再放一个（pre-LN）；或者不放。',
      options: { post: 'post：相加之后', pre: 'pre：支路之前', none: '不放' },
    },
    residual: { label: '残差连接', help: '关掉后，支路写出的结果直接取代它读进的内容。' },
    init: {
      label: '权重的标准差σ',
      help: `BERT在d=768时取${bert.std}；换成别的d，${bert.gain}/√d才与之相当，d小时照搬${bert.std}就太小了。n是矩阵的输入维度：多为d，前馈网络的第二个矩阵是4d。`,
      options: { bert: `${bert.gain}/√d，同BERT`, literal: String(bert.std), lecun: '1/√n，LeCun', strong: '2/√n' },
    },
    seed: { label: '权重的随机种子' },
    backward: {
      label: '反向传播',
      help: '从顶层送入一个随机梯度（均值0、方差1），让它一路传回输入。pre-LN的顶层在最后那个归一化之后。',
    },
    layer: { label: '展开的层', help: '0是进入编码器的输入；超出层数就取最后一层。' },
    tensor: {
      label: '展开的张量',
      options: { trunk: '主干', attention: '注意力', ffn: '前馈', probs: 'probs', gradient: '梯度' },
    },
    head: { label: '显示的头', help: '从0数起。' },
  },
  notes: {
    truncated: ({ total, kept }) => `这段文字有${total}个token，这里只取前${kept}个，[CLS]和[SEP]也算在内。`,
    empty: () => '没有文字：穿过编码器的只有[CLS]和[SEP]。',
    unknown: ({ count }) => `有${count}个token是[UNK]：词表里没有对应的词片。`,
    underflow: ({ layer }) => `从第${layer}层起，数值小到float32只能记作0或近乎0，也就无从谈余弦了。`,
    overflow: ({ layer }) => `梯度爆炸：往回传过第${layer}层时超出了float32能表示的范围，不再往下算。`,
  },
  pictured: ({ labels: { tokens = [] }, scalars: { layers = 0 } }) =>
    `一条主干上有${layers + 1}张热力图，每张是${tokens.length}个token（${tokens.join(' ')}）的一个隐藏状态；旁边的曲线是各层的测量值。`,
  reading: (frame, { residual }) => {
    const { reached = 0, layers = 0 } = frame.scalars;
    const parts = [
      said('主干RMS为', measuredAt(frame, 'trunk.rms', reached)),
      said(residual ? '注意力加入' : '注意力写出', measuredAt(frame, 'attention.rms', reached)),
      said(residual ? '前馈网络加入' : '前馈网络写出', measuredAt(frame, 'ffn.rms', reached)),
      said('token间平均余弦为', measuredAt(frame, 'cosine', reached)),
      said('注意力的熵÷ln T为', measuredAt(frame, 'entropy', reached)),
    ].filter(part => part !== '');
    const where = reached === 0 ? '第1层之前' : `共${layers}层，第${reached}层之后`;
    return `${where}：${parts.join('，')}。${verdictsOf(frame).map(sayVerdict).join('')}`;
  },

  stack: '隐藏状态',
  strips: shape => `${shape}，每层之后一条`,
  state: state => (state === 0 ? '进入编码器的输入' : `第${state}层之后`),
  coming: state => `第${state}层之后，还没算到`,
  layerAxis: '层',
  headsLabel: '头',
  tensorLabel: '张量',
  shownHead: (shape, head) => `${shape}，头${head}`,
  feature: '维度',
  curves: {
    trunk: '主干',
    attention: '注意力',
    ffn: '前馈',
    tokens: 'token',
    heads: '各头',
    query: '查询',
    second: '前馈W₂',
  },
  charts: {
    rms: '主干与支路的RMS',
    ratio: '支路÷相加前的主干',
    cosine: 'token两两之间的平均余弦',
    entropy: '注意力的熵÷ln T',
    gradient: '梯度dx的RMS',
    weights: '权重梯度的范数',
  },
  noRatio: '没有相加，支路直接取代主干',
  noValue: '还没测到',
  measured: '逐层测量',
  block: ({ norm, residual }) => [
    '每一层里，',
    { hue: 'ctx', text: '注意力' },
    '和',
    { hue: 'ffn', text: '前馈网络' },
    residual ? '从主干读取，再把结果加回主干' : '取代主干，没有什么能绕过它们',
    norm === 'none' ? '。' : '；方框是层归一化。',
    '权重随机抽取，还没有训练。',
  ],
  verdict: sayVerdict,
  between: '',
};

function said(what: string, value: number | undefined): string {
  return value === undefined ? '' : `${what}${formatReadable(value, 3)}`;
}
