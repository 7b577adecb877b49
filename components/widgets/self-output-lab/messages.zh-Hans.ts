import { asWritten } from '@/lib/asWritten';
import type { Frame } from '@/lib/experiments/contract';
import { definition, type SelfOutputLabParams, type SelfOutputTensor } from '@/lib/experiments/self-output-lab/params';
import { formatFixed, formatReadable } from '@/lib/format';
import { chosenOf } from './cells';
import type { Messages } from './messages.en';
import { type Told, toldOf } from './told';

const short = (value: number | undefined): string => formatReadable(value ?? 0, 2);

/** 每个张量的一格是怎么来的。 */
const tell: Record<SelfOutputTensor, (of: Told) => string> = {
  c: ({ row, col, value }) => `注意力各头为token ${row}取来的第${col}个特征：${value}，由BertSelfAttention送来。`,
  w: ({ row, col, value }) => `c的第${col}个特征在a的第${row}个特征里占多少：${value}，随机抽取。所有token共用这个数。`,
  a: ({ row, col, value, count }) => `c的第${row}行遇上W的第${col}行：${count}个乘积相加，得${value}。偏置初值为0。`,
  m: ({ row, col, dropped, factor, training }) => {
    if (!training) return '评估模式：dropout不起作用，因子全是1。';
    return dropped
      ? `token ${row}的第${col}个特征这一步被丢掉了，因子是0。`
      : `token ${row}的第${col}个特征留下了，乘以1/(1 − p)＝${factor}。`;
  },
  dropped: ({ value, dropped, beforeAdd }) =>
    dropped
      ? beforeAdd
        ? '因子是0：支路上的这个数，这一步没了。'
        : '因子是0：整个和，连同x那一份，这一步都没了。'
      : `${beforeAdd ? '支路上的数' : '和'}乘以因子，得${value}。`,
  x: ({ row, col, value }) =>
    `token ${row}进入这一层时的第${col}个特征：${value}。残差连接让它绕过注意力，原样送到这里。`,
  sum: ({ value, residual }) => (residual ? `支路加上x，得${value}。` : `残差连接关着，只剩支路：${value}。`),
  y: ({ value, mean, std }) => `层归一化：减去这个token的均值${mean}，除以标准差${std}，得${value}。`,
  dy: ({ row, col, value }) =>
    `上面各层对token ${row}第${col}个特征的要求：这里的y多一点点，损失就多出它的${value}倍。`,
  dSum: ({ value, beforeAdd, std, meanG, meanGy }) =>
    beforeAdd
      ? `穿回层归一化：从dy里减去它的均值${meanG}，再减去y乘以dy ⊙ y的均值${meanGy}，除以${std}，得${value}。`
      : `穿回dropout：乘以前向时的同一个因子，得${value}。`,
  dDropped: ({ value, beforeAdd, std, meanG, meanGy }) =>
    beforeAdd
      ? `加法把梯度原样交给两个加数：支路拿到dz的一份拷贝，${value}。`
      : `穿回层归一化：从dy里减去它的均值${meanG}，再减去y乘以dy ⊙ y的均值${meanGy}，除以${std}，得${value}。`,
  dx: ({ value, residual }) =>
    residual
      ? `加法把梯度原样交给两个加数：x拿到dz的一份拷贝，${value}。从注意力那边还会再来一份，这里没有画。`
      : '残差连接关着，没有梯度从这里回到x。',
  da: ({ value, dropped, beforeAdd }) => {
    if (!beforeAdd) return `加法把梯度原样交给两个加数：支路拿到dz的一份拷贝，${value}。`;
    return dropped ? '前向时这个数被丢掉了，梯度也就过不来。' : `梯度乘以前向时的同一个因子，得${value}。`;
  },
  dc: ({ row, col, value, count }) =>
    `da的第${row}行遇上W的第${col}列：${count}个乘积相加，得${value}。从这里它继续走进各个头。`,
  dw: ({ row, col, value, count }) =>
    `da的第${row}列遇上c的第${col}列：${count}个token各出一个乘积，合计${value}。token之间只在这里碰面。`,
  db: ({ col, value, count }) => `偏置加到每个token上，所以它的梯度是da第${col}列在${count}个token上的和：${value}。`,
};

export const messages: Messages = {
  title: 'BertSelfOutput：前向与反向',
  summary:
    '注意力之后的全连接层、dropout、相加和层归一化，用随机抽取的token现场计算。上排是算出来的张量，下排虚线框里是传回来的梯度。选一个张量，指向一格，它的算式就写在下面。',
  params: {
    p: { label: 'dropout p', help: '一个数被置0的概率。BERT训练时十个里丢一个。' },
    training: { label: '训练模式', help: '关上就是评估模式：dropout不起作用，也不做缩放。' },
    beforeAdd: {
      label: '先dropout，再相加',
      help: '开着与BERT一致，只丢支路上的数；关上则丢相加之后的数，残差送来的也会被丢。',
    },
    residual: { label: '残差连接', help: '关上就不加x，层归一化只读支路。' },
    tokens: { label: 'token个数T', help: '注意力对它们取平均：个数越多，支路越小。' },
    hidden: {
      label: '宽度d',
      help: 'BERT-base是768。权重的取法让每种宽度都像BERT那样表现。',
      options: asWritten(definition.params.hidden.options),
    },
    shared: {
      label: '共有成分',
      help: '所有token有多少相同之处，即两个token余弦的期望。BERT第一层里每个token都加同一个片段行，它是三分之一。',
    },
    upstream: {
      label: '上面传来的梯度',
      options: { noise: '随机', one: '只有一个1' },
      help: '传给y的梯度：各自独立的随机数，或者只在一个token的一个特征上是1，别处是0。',
    },
    seed: { label: '种子', help: 'token、权重、掩码和梯度都由它抽取。' },
    tensor: {
      label: '打开的张量',
      options: {
        c: '上下文：注意力取来的',
        w: '全连接层的权重',
        a: '全连接层的输出',
        m: 'dropout的因子m/(1 − p)',
        dropped: 'dropout之后',
        x: '子层的输入',
        sum: '和',
        y: '输出，层归一化之后',
        dc: '上下文的梯度',
        dw: '权重的梯度',
        db: '偏置的梯度',
        da: '全连接输出的梯度',
        dDropped: 'dropout输出的梯度',
        dx: '输入的梯度（经过加法的那份）',
        dSum: '和的梯度',
        dy: '输出的梯度，从上面传来',
      },
    },
    row: { label: '行' },
    col: { label: '列' },
  },
  notes: {
    evaluation: () => '评估模式：dropout放行一切，因子全是1。',
    'no-dropout': () => 'p = 0时什么也不丢，训练与评估没有区别。',
    'skip-dropped': () => '相加之后再dropout，x也挨了刀：token自己的特征被置0，梯度也回不到那里。',
    'same-place': () => '没有残差连接就没有加法，dropout放在前后都一样。',
    'no-residual': () => '没有残差连接，token自己的东西就只剩注意力还回来的那些。',
    'one-token': () => '只有一个token，注意力无从平均：支路不会比这更大了。',
  },
  pictured: ({ scalars: { tokens = 0, hidden = 0 } }: Frame): string =>
    `BertSelfOutput各张量及其梯度的热图，${tokens}个token，每个${hidden}个特征；下方是dropout掩码的方差随p的变化，以及输入与输出的余弦。`,
  reading: (frame: Frame, params: SelfOutputLabParams): string => {
    const at = chosenOf(frame, params);
    return tell[at.tensor](toldOf(frame, params, at));
  },
  tell,
  verdict: ({ scalars }: Frame, { residual }: SelfOutputLabParams): string => {
    const size = `支路的RMS是${formatFixed(scalars['branch.rms'] ?? 0, 3)}，输入是${formatFixed(scalars['skip.rms'] ?? 0, 2)}，比值${short(scalars.ratio)}。`;
    const cosine = scalars['cosine.mean'] ?? 0;
    const turn =
      cosine > 0.9
        ? `输出的方向与输入相差无几：余弦平均${formatFixed(cosine, 3)}。`
        : residual
          ? `输出已经偏离了输入：余弦平均${formatFixed(cosine, 2)}。`
          : `输出里没有留下输入：余弦平均${formatFixed(cosine, 2)}。`;
    const back = `传回x的梯度RMS是${short(scalars['gradient.skip'])}，传回c的是${short(scalars['gradient.context'])}。`;
    return size + turn + back;
  },
  passes: {
    group: 'BertSelfOutput的张量',
    forward: '前向',
    backward: '反向',
    cell: '选中的一格',
  },
  charts: { mask: '因子m/(1 − p)：方差', cosine: '各token输入与输出的余弦' },
  curves: { measured: '抽样' },
  measured: '测量结果',
  cell: '选中的一格，拆开来看',
  tokenAxis: 'token',
  featureAxis: '特征',
  outAxis: 'a的特征',
  inAxis: 'c的特征',
  token: (index: number) => `token ${index}`,
  product: '乘积',
  rest: (count: number) => `另有${count}个`,
};
