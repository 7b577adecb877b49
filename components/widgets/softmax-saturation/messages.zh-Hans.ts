import { formatReadable, subscript } from '@/lib/format';
import { measured, short } from './frame';
import type { Messages } from './messages.en';

const three = (value: number) => formatReadable(value, 3);

export const messages: Messages = {
  title: 'softmax在哪里饱和',
  summary:
    '一个查询面对n个键，反复抽很多次。图中画出其中一次的softmax雅可比矩阵，再把它的大小、熵和查询的梯度随logits标准差的变化画成曲线。换一个除数，看均值、中位数和最低的一成怎样分道扬镳。',
  params: {
    keys: { label: '键的个数n', help: '一个查询要和多少个键比对；softmax就有多少个输出。' },
    d: { label: '宽度d', help: '一个点积由多少个乘积相加。BERT的一个头是64。' },
    divisor: { label: 'q·k除以', options: { none: '不除', sqrt: '√d', d: 'd' } },
    std: {
      label: 'q各分量的σ',
      help: 'k各分量的标准差是1，所以q·k的标准差是σ√d；除以√d之后，logits的标准差就是这个σ。',
    },
    draw: {
      label: '展示哪一次',
      help: '把所有抽样按雅可比矩阵的大小（Frobenius范数，即各元素平方和的根）排好，取排在这个位置的一次。',
      options: { tenth: '最低一成', median: '居中', ninetieth: '最高一成' },
    },
    seed: { label: '抽样的种子' },
    log: { label: '纵轴取对数', help: '各条曲线的纵轴。' },
    row: { label: '选中格的行', help: '从0数起，0是概率最大的键。' },
    col: { label: '选中格的列', help: '从0数起，0是概率最大的键。' },
  },
  notes: {
    few: ({ draws }) => `这个规模下只抽${draws}个查询，测得的数误差大一些。`,
    beyond: ({ std }) => `logits的标准差是${three(Number(std))}，超出了曲线的横轴。`,
  },
  pictured: ({ scalars: { keys = 0 } }) =>
    `${keys}个键的概率画成柱子，softmax的雅可比矩阵画成热力图，另有曲线画出它的大小、查询的梯度和熵随logits标准差的变化。`,
  reading: (frame, { keys }) =>
    `logits的标准差是${three(measured(frame, 'logitStd'))}，${keys}个键：J的大小均值是${three(measured(frame, 'jacobian.mean'))}，中位数是${three(measured(frame, 'jacobian.median'))}，有一成低于${three(measured(frame, 'jacobian.tenth'))}。q的梯度均值是${three(measured(frame, 'gradient.mean'))}，有一成低于${three(measured(frame, 'gradient.tenth'))}。熵是${three(measured(frame, 'entropy.mean'))}nat，最多${three(Math.log(keys))}。`,

  axis: '标准差',
  here: '当前',
  drawn: 'q·k',
  charts: {
    jacobian: 'J的大小随logits标准差的变化',
    gradient: '∂L/∂q的均方根，只变除数',
    entropy: '熵 ÷ ln n',
  },
  summaries: { mean: '均值', median: '中位数', tenth: '10%' },
  limits: { even: '均匀的p', tail: '∝ 1/标准差' },
  divided: { none: '÷1', sqrt: '÷√d', d: '÷d' },
  probs: 'p，概率大的键在前',
  bars: 'p',
  key: '键',
  keyAt: index => `键${index}`,
  jacobianOf: n => `softmax的雅可比矩阵，${n}行${n}列`,
  arriving: '传回来的、对p的梯度g',
  passedOn: 'J g，对得分的梯度',
  firstOf: (shown, n) => `${n}个中的前${shown}个`,
  cell: (row, col, value) => `${col}的得分变化时，${row}的响应：${value}`,
  more: count => `另外${count}个`,
  unfolded: 'J的一行展开，再与g相乘求和',
  measuredTitle: draws => `${draws}个查询的实测`,
  sizes: { jacobian: '‖J‖', gradient: '∂L/∂q的均方根' },
  sentence: ({ row, col, probs, jacobian, n }) => {
    const value = short(jacobian.values[row * n + col] ?? Number.NaN);
    const [pi, pj] = [short(probs[row] ?? Number.NaN), short(probs[col] ?? Number.NaN)];
    const [i, j] = [subscript(row), subscript(col)];
    return row === col
      ? `∂p${i}/∂s${i} = p${i} (1 − p${i}) = ${pi} · (1 − ${pi}) = ${value}：键${row}自己的得分升高，自己就分得更多。`
      : `∂p${i}/∂s${j} = −p${i} p${j} = −${pi} · ${pj} = ${value}：键${col}多得的，由别的键按各自的份额让出来。`;
  },
};
