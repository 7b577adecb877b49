import type { Frame } from '@/lib/experiments/contract';
import { epsilons } from '@/lib/experiments/layer-norm-lab/epsilons';
import { definition } from '@/lib/experiments/layer-norm-lab/params';
import { formatFixed, formatReadable, formatTick, subscript } from '@/lib/format';
import { scalar } from './frame';
import type { Messages } from './messages.en';
import { powers } from './powers';

const three = (value: number): string => formatReadable(value, 3);

const readings = {
  vector: (frame: Frame): string =>
    `输入的σ=${three(scalar(frame, 'input.std'))}，x̂的标准差为${three(scalar(frame, 'output.std'))}。梯度传回来，dx的长度是dy的${three(scalar(frame, 'gain'))}倍。雅可比矩阵的秩为${scalar(frame, 'rank')}，满秩是${scalar(frame, 'hidden')}。`,
  dialects: ({ scalars }: Frame): string =>
    `输出的标准差：BERT ${three(scalars['bert.std'] ?? 0)}，GPT-2 ${three(scalars['gpt2.std'] ?? 0)}，Annotated Transformer ${three(scalars['annotated.std'] ?? 0)}，RMSNorm ${three(scalars['rms.std'] ?? 0)}。只有RMSNorm留着均值：${three(scalars['rms.mean'] ?? 0)}。`,
  batch: (frame: Frame): string =>
    `四个token：归一化之后，各token均值离0最远的是${formatFixed(scalar(frame, 'batch.mean'), 2)}，标准差平均为${formatFixed(scalar(frame, 'batch.std'), 2)}。`,
};

export const messages: Messages = {
  title: '拆开层归一化',
  summary:
    '拖动一个向量和一个梯度的柱子：看LayerNorm把前者变成什么，后者又有多少传得回来；中间的雅可比矩阵，每一格都能展开成算式。',
  params: {
    x: { label: 'x的数值', help: '用空格或逗号隔开。留空则由种子抽取；拖动柱子会写到这里。' },
    dy: { label: 'dy的数值', help: '从上游传来的梯度。留空则由种子抽取。' },
    hidden: { label: '特征数d', help: '一个token有几个数。', options: powers(definition.params.hidden.options) },
    scale: { label: '缩放', help: 'x的每根柱子都乘以它。', options: powers(definition.params.scale.options) },
    shift: { label: '平移', help: '缩放之后，x的每个数都加上它。', options: powers(definition.params.shift.options) },
    flip: { label: 'x变号', help: '每根柱子都乘以−1。' },
    eps: { label: 'ε', help: 'BERT用小的，GPT-2用大的。', options: powers(definition.params.eps.options) },
    zeroEps: { label: 'ε等于0', help: '纸上推导就是这样。真实代码不能没有ε，否则各数全等的向量会算出0/0。' },
    half: { label: 'ε存成float16', help: '半精度存不下原来的数，只能取离它最近的。' },
    meanMoves: { label: 'μ随x变', help: '关掉后，反向传播把均值当常数，如同x.mean().detach()。' },
    stdMoves: { label: 's随x变', help: '关掉后，反向传播把标准差当常数。' },
    gamma: { label: 'γ', help: '乘在x̂上的权重，初值为1。' },
    gammaSpread: { label: 'γ的离散程度', help: '大于0时，每个特征各有一个γ。' },
    beta: { label: 'β', help: '最后加上的偏置，初值为0。' },
    dyFrom: {
      label: 'dy取自',
      help: '取柱子，或者取a·1 + b·x̂，两个系数在旁边。',
      options: { bars: '柱子', span: 'a·1 + b·x̂' },
    },
    ones: { label: 'a', help: 'dy取a·1 + b·x̂时，全1向量占多少。' },
    along: { label: 'b', help: 'dy取a·1 + b·x̂时，x̂占多少。' },
    axis: {
      label: '一批数据沿哪一维归一化',
      help: 'LayerNorm在一个token的各个特征上求均值和方差。沿token求，是最常见的错法。',
      options: { features: '一个token的各特征', tokens: '各个token（错的）' },
    },
    seed: { label: '随机种子' },
    show: { label: '图', options: { vector: '一个向量', dialects: '四种写法', batch: '一批token' } },
    tensor: { label: '展开的张量', options: { jacobian: 'J', normalized: 'x̂', dx: 'dx' } },
    row: { label: '行i', help: '从0数起；超出边界就取最后一行。' },
    col: { label: '列j', help: '从0数起；超出边界就取最后一列。' },
  },
  notes: {
    'not-numbers': ({ name, word, count }) =>
      Number(count) === 1
        ? `${name}里的“${word}”不是数，按0计。`
        : `${name}里有${count}处不是数（第一处是“${word}”），都按0计。`,
    'too-large': ({ name, count, most }) => `${name}里有${count}个数超出了±${most}，按±${most}计。`,
    'too-many': ({ name, given, used }) => `${name}写了${given}个数，只取前${used}个，一个特征一个。`,
    'too-few': ({ name, given, drawn }) => `${name}只写了${given}个数，其余${drawn}个由种子抽取。`,
    half: ({ written, held }) =>
      Number(held) === 0
        ? `float16把${formatTick(Number(written))}存成了0：它能表示的最小正数约为${formatTick(6e-8)}。`
        : `float16把${formatTick(Number(written))}存成${formatReadable(Number(held), 4)}。`,
    'no-spread': ({ used }) => `各数全等，ε又是0，x̂就成了0/0，真实代码里是NaN。图中改用ε=${formatTick(Number(used))}。`,
    constant: ({ gain }) => `各数全等，x̂为0；反向时梯度要乘1/√ε=${three(Number(gain))}。`,
    'eps-rules': ({ eps, variance }) =>
      `ε=${formatTick(Number(eps))}比σ²=${three(Number(variance))}还大，x̂的方差远不到1。`,
    'no-gradient': () => 'dy全是0，没有梯度可传。',
  },
  pictured: ({ scalars: { hidden = 0 } }) =>
    `一个${hidden}根柱子的向量和它的x̂，一个${hidden}根柱子的梯度和传回来的部分，以及画成热力图的${hidden}×${hidden}雅可比矩阵。`,
  reading: (frame, { show }) => readings[show](frame),

  pictures: '图',
  entryAxis: '分量',
  entry: index => `分量${index}`,
  token: index => `token ${index}`,
  rest: count => `还有${count}个`,
  product: '乘积',
  now: '现在的x',
  bend: dialect => `${dialect}的√ε`,
  drag: '拖动柱子',
  barsAre: (factor, shift) => `x = ${shift}${factor} · 柱高`,
  ways: { own: '直接', mean: '经由μ', std: '经由s' },
  alt: {
    normalized: 'x̂，归一化后的向量',
    g: 'g=γ⊙dy，传来的梯度',
    jacobian: 's乘雅可比矩阵：第i行第j列是xⱼ动一点时x̂ᵢ怎么动',
    dx: 's乘dx，传回去的梯度',
  },
  legends: { vectors: 'x̂、g、s·dx', jacobian: 's·J' },
  inUnits: rstd => `以1/s = ${rstd}为单位`,
  numbers: {
    std: 's = √(σ² + ε)',
    output: 'x̂的标准差',
    y: 'y = γx̂ + β的均值与标准差',
    gain: 'dx与dy的长度之比',
    share: 'g传回来的比例',
    rank: 'J的秩',
    frobenius: 's·J的Frobenius范数',
    error: 'J与有限差分之差',
  },
  of: (value, all) => `${value}（共${all}）`,
  sentence: {
    jacobian: (i, j, { own, mean, std }, s) =>
      `x${subscript(j)}往上动一点，x̂${subscript(i)}跟着动它的${three((own + mean + std) / s)}倍：直接的是${formatFixed(own, 0)}，μ跟着动带来${formatFixed(mean, 3)}，s跟着动带来${formatFixed(std, 3)}，合起来再除以s=${three(s)}。`,
    normalized: (j, x, mean, s, value) =>
      `x${subscript(j)}=${three(x)}，与均值μ=${three(mean)}相差${three(x - mean)}；除以s=${three(s)}，x̂${subscript(j)}=${formatFixed(value, 2)}。`,
    dx: (j, scaled, s) =>
      `用s·J的第${j}列给g加权，合计${three(scaled)}；除以s=${three(s)}，dx${subscript(j)}=${three(scaled / s)}。`,
  },
  dialects: {
    bert: { name: 'BERT', short: 'BERT', rule: `(x − μ) / √(σ² + ε)，ε = ${formatTick(epsilons.bert)}` },
    gpt2: { name: 'GPT-2', short: 'GPT-2', rule: `(x − μ) / √(σ² + ε)，ε = ${formatTick(epsilons.gpt2)}` },
    annotated: {
      name: 'Annotated Transformer',
      short: 'Annotated',
      rule: `(x − μ) / (t + ε)，t除以d − 1，ε = ${formatTick(epsilons.annotated)}`,
    },
    rms: { name: 'RMSNorm', short: 'RMSNorm', rule: `x / √(mean(x²) + ε)，ε = ${formatTick(epsilons.rms)}` },
  },
  dialectTable: {
    caption: '同一个向量，四种写法',
    dialect: '写法',
    rule: '算的是什么',
    mean: 'y的均值',
    std: 'y的标准差',
    gap: '与BERT最大相差',
    gain: 'dx与dy的长度之比',
    sum: 'Σ dx · s',
  },
  charts: { spread: '输出的标准差', gain: 'dx与dy的长度之比' },
  inputStd: std => `输入标准差${formatTick(std)}`,
  batch: {
    shape: over => `沿${over}归一化`,
    over: { features: '特征', tokens: 'token' },
    rowSays: (token, mean, std, sum) =>
      `token ${token}：x̂的均值为${formatFixed(mean, 2)}，标准差为${formatFixed(std, 2)}；s·dx之和为${formatFixed(sum, 2)}。`,
  },
};
