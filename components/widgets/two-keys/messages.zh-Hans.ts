import type { Frame } from '@/lib/experiments/contract';
import { formatFixed } from '@/lib/format';
import { short } from './frame';
import type { Messages } from './messages.en';

const { gap, offset, p, norm } = {
  gap: ({ scalars }: Frame) => formatFixed(scalars.gap ?? 0, 1),
  offset: ({ scalars }: Frame) => formatFixed(scalars.offset ?? 0, 2),
  p: ({ scalars }: Frame) => short(scalars.p ?? 0),
  norm: ({ scalars }: Frame) => short(scalars.norm ?? 0),
};

export const messages: Messages = {
  title: '两个键，一个差',
  summary:
    '两个键的得分画成柱子，可以拖动；旁边是它们的softmax、雅可比矩阵，以及雅可比矩阵的大小随得分之差的曲线。先让两根柱子一起动，再只动一根。',
  params: {
    first: { label: '键0的得分' },
    second: { label: '键1的得分' },
    log: { label: '纵轴取对数', help: '曲线的纵轴。' },
  },
  notes: {},
  pictured: () => '两个得分和它们的概率画成柱子，雅可比矩阵画成热力图，它的大小画成随得分之差变化的曲线。',
  reading: frame =>
    `得分相差${gap(frame)}，键0分得${p(frame)}，雅可比矩阵的大小是${norm(frame)}。两个得分的平均值${offset(frame)}不起作用。`,

  scores: 's',
  hint: '得分：拖动试试',
  keyAt: index => `键${index}`,
  probs: 'p = softmax(s)',
  jacobian: 'softmax的雅可比矩阵，2行2列',
  curve: 'J的大小随s₀ − s₁的变化',
  gapAxis: '差',
  gapOf: value => `差${value}`,
  here: '当前',
  sentence: frame =>
    `得分相差${gap(frame)}时，‖J‖ = 2 p₀ (1 − p₀) = 2 · ${p(frame)} · ${short(1 - (frame.scalars.p ?? 0))} = ${norm(frame)}；得分的平均值是${offset(frame)}。`,
};
