import type { Messages } from './messages.en';

export const messages: Messages = {
  map: { title: '读懂架构图', blurb: '每个箭头、形状和参数' },
  attention: { title: '注意力，一个数一个数地看', blurb: '跟着一个数，从token走到上下文向量' },
  variance: { title: '为什么除以 √d_k', blurb: '一个证明，每个假设都是开关' },
  softmax: { title: 'softmax饱和实测', blurb: '梯度何时消失，何时不消失' },
  'self-output': { title: '拆解BertSelfOutput', blurb: '线性、dropout、相加、归一化，正反两遍' },
  'feed-forward': { title: '前馈网络', blurb: '为什么是768 → 3072 → 768' },
  'layer-norm': { title: '层归一化', blurb: '它的反向传播，以及它做不到的事' },
  residual: { title: '残差的作用', blurb: '用恒等式代替口号' },
  depth: { title: '逐层梯度与秩坍缩', blurb: '给五种架构看病' },
  race: { title: '收敛竞速', blurb: '最多四个网络同时训练' },
  'after-training': { title: '训练之后', blurb: '“均值0、方差1”何时不再成立' },
  clinic: { title: '订正原文', blurb: '改句子，找出埋下的错' },
};
