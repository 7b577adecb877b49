import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  definition,
  type FeedForwardLabParams,
  type FeedForwardTensor,
} from '@/lib/experiments/feed-forward-lab/params';
import { formatFixed, formatNumber } from '@/lib/format';
import { writtenActivation } from './activations';
import { chosenOf } from './cells';
import type { Messages } from './messages.en';
import { type Told, toldOf } from './told';

const percent = (value: number | undefined): string => formatNumber(value ?? 0, { style: 'percent', places: 0 });

/** 每个张量的一格是怎么来的。 */
const tell: Record<FeedForwardTensor, (of: Told) => string> = {
  h: ({ row, col, value }) =>
    `token ${row}的第${col}个特征，由BertSelfOutput交来：${value}。它进W₁，同时绕过整个网络去相加。`,
  w1: ({ row, col, value }) => `单元${row}有多看重第${col}个特征：${value}，随机抽取。`,
  u: ({ row, col, value, count }) => `单元${col}读token ${row}：${count}个乘积相加，得激活前的值${value}。`,
  act: ({ col, value, u, slope, activation }) =>
    activation === 'identity'
      ? `没有激活函数：单元${col}把${u}原样传下去。`
      : `${writtenActivation[activation]}(${u})＝${value}。那一点的斜率是${slope}，梯度回来时就要乘上它。`,
  w2: ({ row, col, value }) => `单元${col}激活时往第${row}个特征上添多少：${value}，随机抽取。`,
  f: ({ row, col, value, count }) =>
    `${count}个单元都往token ${row}的第${col}个特征上写，各按自己的激活值，合计${value}。别的token没有份。`,
  sum: ({ value, residual }) =>
    residual ? `网络的输出加上h，也就是它自己的输入：${value}。` : `残差连接关着，只剩网络的输出：${value}。`,
  y: ({ value, mean, std }) => `层归一化：减去这个token的均值${mean}，除以标准差${std}，得${value}。`,
  dy: ({ row, col, value }) => `上面各层对token ${row}第${col}个特征的要求：${value}。`,
  dSum: ({ value, std, meanG, meanGy }) =>
    `穿回层归一化：从dy里减去它的均值${meanG}，再减去y乘以dy ⊙ y的均值${meanGy}，除以${std}，得${value}。`,
  df: ({ value }) => `加法把梯度原样交给两个加数：网络拿到dz的一份拷贝，${value}。`,
  dw2: ({ row, col, value, count }) => `df的第${row}列遇上a的第${col}列：${count}个token各出一个乘积，合计${value}。`,
  dAct: ({ col, value, count }) => `单元${col}往每个特征上都写过，每个特征都来回话：${count}个乘积相加，得${value}。`,
  du: ({ value, u, slope, activation }) =>
    activation === 'identity'
      ? `没有激活函数，斜率是1，梯度原样通过：${value}。`
      : `a的梯度乘以激活函数在u＝${u}处的斜率${slope}，得${value}。`,
  dw1: ({ row, col, value, count }) => `du的第${row}列遇上h的第${col}列：${count}个token各出一个乘积，合计${value}。`,
  dh: ({ value, count, skip, through, residual }) =>
    residual
      ? `两条路在这里汇合：${count}个单元经W₁带回${through}，加法交来${skip}，合起来${value}。`
      : `残差连接关着，只有${count}个单元经W₁带回来的：${value}。`,
};

export const messages: Messages = {
  title: '前馈网络：前向与反向',
  summary:
    '两个全连接层夹一个激活函数，用随机抽取的token现场计算：每个token先展宽，再折弯，再收窄。上排是算出来的张量，下排虚线框里是梯度。拿掉激活函数，看看隐藏层的秩。',
  params: {
    activation: {
      label: '激活函数',
      options: { gelu: 'GELU', gelu_new: 'tanh近似', relu: 'ReLU', identity: '不用' },
    },
    sigma: {
      label: '激活前的标准差σ',
      help: '两个矩阵的取法，使激活前的值标准差为σ。默认值是BERT刚初始化时的大小。',
    },
    ratio: { label: '展宽倍数F/d', help: '隐藏层是token的几倍宽。BERT是4倍。' },
    hidden: { label: '宽度d', help: 'BERT-base是768。', options: asWritten(definition.params.hidden.options) },
    tokens: { label: 'token个数T', help: '这个网络对每个token单独作用。' },
    residual: { label: '残差连接', help: '关上就不把h加到网络的输出上。' },
    upstream: {
      label: '上面传来的梯度',
      options: { noise: '随机', one: '只有一个1' },
      help: '传给y的梯度：各自独立的随机数，或者只在一个token的一个特征上是1，别处是0。',
    },
    seed: { label: '种子', help: 'token、权重和梯度都由它抽取。' },
    tensor: {
      label: '打开的张量',
      options: {
        h: '输入：BertSelfOutput交来的',
        w1: '第一个权重，intermediate.dense',
        u: '激活前的值',
        act: '激活值',
        w2: '第二个权重，output.dense',
        f: '网络添上去的',
        sum: '和',
        y: '输出，层归一化之后',
        dh: '输入的梯度，两条路合在一起',
        dw1: '第一个权重的梯度',
        du: '激活前的值的梯度',
        dAct: '激活值的梯度',
        dw2: '第二个权重的梯度',
        df: '网络输出的梯度',
        dSum: '和的梯度',
        dy: '输出的梯度，从上面传来',
      },
    },
    row: { label: '行' },
    col: { label: '列' },
  },
  notes: {
    linear: () => '没有激活函数，W₂W₁就是一个矩阵：隐藏层再宽，装的也不比h多。',
    'tanh-form': () => 'tanh近似与GELU最多差在小数点后第四位，两条曲线在这里分不出来。',
    'no-residual': () => '没有残差连接，token自己的东西就只剩网络还回来的那些。',
    'nearly-linear': () => '激活前的值这么小，只用到曲线上很短的一段；光滑曲线的一小段差不多就是直线。',
    'no-room': () => '隐藏层与token一样宽，激活函数没有多出来的方向可填。',
  },
  pictured: ({ scalars: { tokens = 0, hidden = 0, intermediate = 0 } }: Frame): string =>
    `前馈网络各张量及其梯度的热图，${tokens}个token，从${hidden}个特征到${intermediate}个单元再回来；下方是激活函数及其斜率、激活前的值的直方图，以及隐藏层的奇异值。`,
  reading: (frame: Frame, params: FeedForwardLabParams): string => {
    const at = chosenOf(frame, params);
    return tell[at.tensor](toldOf(frame, params, at));
  },
  tell,
  verdict: ({ scalars }: Frame, { activation }: FeedForwardLabParams): string => {
    const size = `token的RMS是1，网络添上去的RMS是${formatFixed(scalars['branch.measured'] ?? 0, 3)}，理论值${formatFixed(scalars['branch.rms'] ?? 0, 3)}。`;
    const rank = `把许多token放在一起，隐藏层宽${scalars.intermediate ?? 0}，秩是${scalars['rank.hidden'] ?? 0}；h的秩是${scalars.hidden ?? 0}。`;
    const line =
      activation === 'identity'
        ? '整个网络就是一个线性映射。'
        : `激活函数交出来的，直线占${percent(scalars['share.linear'])}，常数占${percent(scalars['share.mean'])}，弯的部分占${percent(scalars['share.bend'])}。`;
    return size + rank + line;
  },
  passes: { group: '前馈网络的张量', forward: '前向', backward: '反向', cell: '选中的一格' },
  charts: {
    function: (name: string) => (name === 'identity' ? '不用激活函数，及其斜率' : `${name}及其斜率`),
    preactivations: '激活前的值：密度',
    singular: '隐藏层的奇异值',
  },
  curves: { value: 'a(u)', slope: '斜率', drawn: '抽样', normal: '正态', linear: '不用' },
  here: '这一格',
  measured: '激活函数做了什么',
  cell: '选中的一格，拆开来看',
  axes: { token: 'token', feature: '特征', unit: '单元' },
  numberAxis: '序号',
  place: { u: (u: number) => `u = ${formatFixed(u, 2)}`, singular: (n: number) => `第${n}个奇异值` },
  product: '乘积',
  rest: (count: number) => `另有${count}个`,
};
