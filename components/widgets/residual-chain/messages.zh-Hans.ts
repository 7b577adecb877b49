import { formatReadable } from '@/lib/format';
import type { Messages } from './messages.en';

const n = (value: number) => formatReadable(value, 3);
const bracketed = (value: number) => (value < 0 ? `(${n(value)})` : n(value));

export const messages: Messages = {
  title: '一串残差块',
  summary:
    '一个向量依次穿过最多48个块，每块算的是x + F(x)；随后一个梯度原路传回。一行是链上的一个状态，一列是一个维度。关掉残差，拿走或挪动归一化，改改增益，看两张图和下面的曲线怎样变。',
  params: {
    blocks: { label: '块数n', help: 'BERT一层有两个块，24块就是BERT-base。不超过5块时，每条路径都画出来。' },
    branch: {
      label: '支路是',
      help: '一个数：32条链并排，每条各算F(x) = ±g x。矩阵：F(x) = A x，每块另抽一个。',
      options: { number: '每列一个数', matrix: '一个矩阵' },
    },
    gain: { label: '增益g', help: '支路与它读到的内容相比有多大。' },
    sign: {
      label: '支路的方向',
      help: '相对于它读到的内容。支路是矩阵时，依次为A = g GGᵀ（顺着）、g G（随机）、−g GGᵀ（逆着），G各元素的方差是1/d。',
      options: { aligned: '顺着x', random: '随机', opposed: '逆着x' },
    },
    scaling: { label: '再乘上', options: { one: '1', sqrt: '1/√n', n: '1/n' } },
    residual: { label: '残差连接', help: '关掉后，支路写出的结果直接取代它读到的内容。' },
    norm: { label: '层归一化', help: '沿各列做，所以只有支路是矩阵时才有。' },
    pre: { label: '归一化在支路之前（pre-LN）', help: '关掉：放在相加之后，同BERT（post-LN）。' },
    gamma: { label: '归一化的γ' },
    alpha: { label: 'ReZero的α', help: 'x + αF(x)。ReZero让α可学，从0开始。' },
    seed: { label: '随机种子' },
    state: { label: '选中的状态', help: '0是输入；超出长度就取最后一个。' },
    dim: { label: '选中的维度' },
    side: { label: '展开哪一边', options: { forward: 'x', backward: '∂L/∂x' } },
    path: { label: '选中的路径', help: '写成二进制，第l位是1，表示它走块l的支路。' },
  },
  notes: {
    nothing: () => '什么都没剩下：某一块写出的是0，后面也就都是0。',
    noGradient: () => '没有梯度传到输入。',
    onePath: () => '没有残差连接，就只剩一条路径，穿过每一条支路。',
  },
  pictured: ({ scalars: { blocks = 0 } }) =>
    `两张热力图，都是链上${blocks + 1}个状态乘32个维度：一张是前向的向量，一张是传回来的梯度。另有曲线，画出它们的大小、各支路加进去的份量和路径的长短。`,
  reading: ({ scalars }, { residual }) => {
    const { blocks = 0 } = scalars;
    const at = (name: string) => n(scalars[name] ?? Number.NaN);
    const past = residual ? `绕过所有支路的那部分是${at('gradient.skip')}。` : '没有什么能绕过支路。';
    return `共${blocks}块：主干的RMS从1到${at('norm.end')}（理论值${at('norm.theory')}）。顶端RMS为1的梯度，传到输入处是${at('gradient.start')}；${past}`;
  },

  block: ({ residual, norm, pre, branch, sign }) => {
    const read = norm && pre ? 'LN(x)' : 'x';
    const plus = sign === 'random' ? '±' : sign === 'opposed' ? '−' : '+';
    const sum =
      branch === 'number' ? `${residual ? `x ${plus} ` : plus}g ${read}` : `${residual ? 'x + ' : ''}A ${read}`;
    return `每一块：x ← ${norm && !pre ? `LN(${sum})` : sum}`;
  },
  maps: '整条链，前向与反向',
  forward: '前向的x',
  backward: '反向的梯度',
  stateRows: '状态',
  dimension: '维度',
  stateAxis: '块',
  lengthAxis: '经过的支路数',
  state: state => (state === 0 ? '输入' : `块${state - 1}之后`),
  length: length => `${length}条支路`,
  curves: {
    trunk: '主干',
    theory: '理论',
    whole: '梯度',
    skip: '只走直通',
    bound: 'Π 1/s',
    branch: '支路',
    count: '路径',
    carried: '梯度',
  },
  charts: {
    norm: '主干的RMS',
    gradient: '梯度的RMS',
    ratio: '支路÷相加前的主干',
    lengths: '按经过的支路数，各占多少',
  },
  noRatio: '没有相加，支路直接取代主干',
  noValue: '全是0',
  measured: '沿链测量',

  unfolded: '选中的格子展开成求和',
  reads: { forward: '读入', backward: '和的梯度' },
  weight: '权重',
  product: '乘积',
  more: count => `其余${count}项`,
  given: ({ side, state, dim }, value) =>
    side === 'forward'
      ? `x[${state}, ${dim}] = ${n(value)}：这是进入链的数。`
      : `∂L/∂x[${state}, ${dim}] = ${n(value)}：这是从顶端送进来的数。`,
  cell: ({ side, state, dim, block, skip, sum, branch, value }, { residual, norm, pre }) => {
    const past = residual ? `绕过支路的${n(skip)} + ` : '';
    if (side === 'backward') {
      const through = `穿过支路的${bracketed(branch)}`;
      const normed = norm && pre ? `（层归一化把${n(sum)}变成了${n(branch)}）` : '';
      return `∂L/∂x[${state}, ${dim}] = ${past}${through}${normed} = ${n(value)}。`;
    }
    const total = `${past}块${block}的支路写出的${bracketed(sum)}`;
    return norm && !pre
      ? `x[${state}, ${dim}]：${total} = ${n(skip + sum)}，再经层归一化变成${n(value)}。`
      : `x[${state}, ${dim}] = ${total} = ${n(value)}。`;
  },

  paths: '梯度的路径',
  pathsTitle: (count, dim) => `${count}条路径，把梯度送到输入的第${dim}维`,
  path: ({ mask, value }, blocks) => {
    const taken = Array.from({ length: blocks }, (_, block) => block).filter(block => (mask >> block) & 1);
    const way =
      taken.length === 0
        ? '绕过所有支路'
        : taken.length === blocks
          ? '穿过所有支路'
          : `穿过块${taken.join('、')}的支路`;
    return `${way}：${n(value)}`;
  },
  steps: (steps, bar, { branch }) =>
    branch === 'number'
      ? `${steps.map(({ value }) => bracketed(value)).join(' · ')} = ${n(bar.value)}`
      : `这条路上梯度的RMS，从顶端往下：${[1, ...steps.map(({ value }) => value)].map(n).join(' → ')}；落到这一维是${n(bar.value)}`,
  sum: (count, total) => `${count}条路径加起来：${n(total)}`,
  top: '顶端',
  input: '输入',
};
