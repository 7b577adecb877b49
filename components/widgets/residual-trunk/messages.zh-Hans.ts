import { bert, sizes } from '@/lib/experiments/residual-trunk/params';
import { formatReadable } from '@/lib/format';
import type { Messages } from './messages.en';

const n = (value: number) => formatReadable(value, 3);

export const messages: Messages = {
  title: '真实编码器的主干',
  summary:
    '一个没训练过的编码器，最多24层，每层两块：残差主干长到多大，每条支路加进去的份量有多重，梯度绕过所有支路还剩多少。',
  params: {
    layers: { label: '层数L', help: 'BERT-base是12层。' },
    norm: {
      label: '层归一化',
      help: '放在每次相加之后，同BERT（post-LN）；或者放在每条支路之前，最后一层之后再放一个（pre-LN）。',
      options: { post: 'post：相加之后', pre: 'pre：支路之前' },
    },
    init: {
      label: '权重的标准差σ',
      help: `宽${sizes.hidden}时，${bert.gain}/√d相当于768宽的BERT取${bert.std}。n是矩阵的输入维度，m是输出维度。`,
      options: { bert: `${bert.gain}/√d，同BERT`, lecun: '1/√n，LeCun', xavier: '√(2/(n+m))，Xavier' },
    },
    seed: { label: '随机种子' },
    state: { label: '选中的块', help: '每层两块，0是输入。' },
  },
  notes: {},
  pictured: ({ scalars: { blocks = 0 } }) =>
    `三张图，横轴是编码器的${blocks}个块：主干的大小、各支路相对加进去多少、传回来的梯度。`,
  reading: ({ scalars }, { norm, layers }) => {
    const at = (name: string) => n(scalars[name] ?? Number.NaN);
    return `${layers}层，${norm === 'pre' ? 'pre-LN' : 'post-LN'}：主干末端的RMS是${at('trunk.end')}。第一个前馈网络加进去的，是相加前主干的${at('ffn.first')}，最后一个是${at('ffn.last')}。梯度传到输入，是最后一层之后的${at('gradient.start')}；绕过所有支路的那部分是${at('gradient.skip')}。`;
  },
  measured: '沿主干测量',
  blockAxis: '块',
  block: block =>
    block === 0 ? '输入' : `第${Math.ceil(block / 2) - 1}层，${block % 2 === 1 ? '注意力' : '前馈网络'}之后`,
  curves: { trunk: '主干', attention: '注意力', ffn: '前馈', whole: '梯度', skip: '只走直通' },
  charts: {
    trunk: '主干的RMS',
    ratio: '支路÷相加前的主干',
    gradient: '梯度的RMS',
  },
  noValue: '这里没有测',
};
