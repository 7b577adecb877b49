import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import {
  bertStd,
  type Divisor,
  type DotProductParams,
  definition,
  heads,
} from '@/lib/experiments/dot-product-variance/params';
import { formatFixed, formatReadable } from '@/lib/format';
import type { Messages } from './messages.en';

type Values = Readonly<Record<string, number | string>>;

const divisions: Readonly<Record<Divisor, (d: number) => string>> = {
  none: () => 'q·k（不除）',
  root: d => `q·k ÷ √${d}`,
  full: d => `q·k ÷ ${d}`,
  model: d => `q·k ÷ √${heads * d}`,
};

const readable = (value: number | undefined): string => formatReadable(value ?? 0, 3);

export const messages: Messages = {
  title: '点积散得有多开',
  summary:
    '抽几千对q和k，量它们的点积，跟理论值对照。拿掉一条假设（均值为零、方差为一、相互独立），或者换一个除数，看均值、方差和分布怎样变。',
  params: {
    d: { label: '维度d', help: 'q和k各有多少个分量。BERT-base的一个头有64个。' },
    mean: { label: '均值μ', help: 'q和k每个分量的均值。教科书里是0。' },
    std: {
      label: '标准差σ',
      help: `q和k每个分量的标准差。教科书里是1；BERT-base刚初始化时大约是${bertStd}。`,
    },
    rho: {
      label: 'q与k的相关系数ρ',
      help: 'q的每个分量与k的同一个分量之间的相关系数：k = ρq + √(1 − ρ²)e，e另外抽取。取1时k就是q。',
    },
    fresh: {
      label: 'k另行抽取',
      help: '关掉以后，k的每个分量由q的同一分量算出：q² − 1再除以它的标准差，然后才加μ、乘σ。它跟q不相关，却完全由q决定。',
    },
    correlation: {
      label: '向量内的相关系数c',
      help: '同一个向量里任意两个分量之间的相关系数：每个分量是自己的数乘√(1 − c)，加上共有的数乘√c。',
    },
    correlated: {
      label: 'c作用于',
      help: '只对一个向量，还是两个都算。对k而言，是指k里不来自q的那部分。',
      options: { both: '两个', q: 'q', k: 'k' },
    },
    law: {
      label: '分布',
      help: '加μ、乘σ之前每个分量的分布，均值都是0，方差都是1。Rademacher只取±1；拉普拉斯（Laplace）是厚尾的，不过各阶矩都有限。',
      options: { normal: '正态', uniform: '均匀', rademacher: 'Rademacher', laplace: '拉普拉斯' },
    },
    divisor: {
      label: '除以',
      help: `d_model取d的${heads}倍：BERT-base有${heads}个头。`,
      options: { none: '1', root: '√d', full: 'd', model: `√${heads}d` },
    },
    draws: {
      label: '抽多少对',
      help: '抽四倍，误差减半。',
      options: asWritten(definition.params.draws.options),
    },
    seed: { label: '抽样的种子' },
    pair: { label: '展开哪一对', help: '最先抽出的八对之一，从0数起。' },
  },
  notes: {
    mixture: () => '相关系数在0和1之间时，一个分量是两个数的混合，不再严格服从所选的分布；均值和方差不变。',
    square: () => 'k的每个分量由q的同一分量算出：两者不相关，却不独立。加μ、乘σ之前，它的均值是0、方差是1。',
    nothingOfItsOwn: () => 'k没有自己抽的数，c对k不起作用。',
    inherits: ({ c }: Values) =>
      `k里有一部分是q，q的分量之间共有的东西也跟着进来：k的两个分量之间，相关系数现在是${formatFixed(Number(c), 2)}。`,
    oneSided: () =>
      '只有一个向量的分量彼此相关。均值为零时，这什么也不改变：两个乘积的协方差，等于q那边的协方差乘k那边的，其中一个是0。',
    oneSidedShifted: () => '只有一个向量的分量彼此相关，但均值不是0：两个乘积的协方差成了μ²σ²c。',
    noPairs: () => '只有一个分量，就只有一个乘积，谈不上乘积之间的协方差。',
    notNormal: ({ kurtosis }: Values) =>
      `曲线是正态分布，均值和方差取理论值。抽出来的得分并不服从正态分布（峰度${formatFixed(Number(kurtosis), 1)}，正态是3），方差却不受影响。`,
    loose: ({ percent }: Values) =>
      `抽得还不够，方差只能估准到上下百分之${formatFixed(Number(percent), 0)}。多抽几对会更准。`,
  },
  pictured: ({ scalars: { draws = 0, d = 0 } }: Frame): string =>
    `${draws}个${d}维点积的直方图，上面画着正态曲线；点积的方差随维度变化的曲线，两轴都取对数；还有抽出的八对向量的热图。`,
  reading: ({ scalars: s }: Frame, { divisor, d }: DotProductParams): string =>
    `${divisions[divisor](d)}：均值${readable(s.mean)}，理论值${readable(s['mean.theory'])}；方差${readable(s.variance)} ± ${readable(2 * (s['variance.se'] ?? 0))}，理论值${readable(s['variance.theory'])}。`,

  theory: '理论',
  measured: '实测',
  meanName: '均值',
  varianceName: '方差',
  drawn: '抽样',
  normalLaw: '正态',
  dividedBy: { none: '÷1', root: '÷√d', full: '÷d', model: `÷√${heads}d` },
  distribution: (divisor: Divisor, d: number) => `${divisions[divisor](d)}的分布密度`,
  scoreNear: (x: number) => `${readable(x)}附近`,
  againstD: '方差随d的变化，两轴取对数',
  atD: (d: number) => `d = ${d}`,
  noVariance: '方差为零：所有得分都一样',
  pairsTitle: '抽出来的八对，一行一对',
  pairLabel: '第几对',
  coordinate: '分量',
  pairRow: '对',
  firstOf: (shape: string, count: number) => `${shape}，前${count}列`,
  product: '乘积',
  rest: (count: number) => `其余${count}个`,
  unfolded: (pair: number) => `第${pair}对的点积，逐项写出`,
  sentence: (pair: number, d: number, sum: number, divisor: Divisor, score: number) => {
    const added = d === 1 ? '唯一的乘积是' : `${d}个乘积加起来是`;
    const divided = divisor === 'none' ? '' : `；${divisions[divisor](d)}，得分是${formatFixed(score, 2)}`;
    return `第${pair}对：${added}${formatFixed(sum, 2)}${divided}。`;
  },
  pairCode: '用PyTorch算这一对',
  drawsCode: '用PyTorch在这些假设下重新抽样',
};
