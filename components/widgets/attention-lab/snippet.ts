import { pythonNumber, torchTensor } from '@/components/viz/torchTensor';
import type { AttentionLabParams } from '@/lib/experiments/attention-lab/params';
import { formatNumber } from '@/lib/format';
import type { Shown } from './shown';
import type { LineName, Unfolding } from './unfold';

type Params = Pick<AttentionLabParams, 'mask' | 'axis' | 'dropout'>;

/** The chosen cell in PyTorch, with this moment's numbers in full; it prints what the cell holds. `way` has all its terms. */
export function snippetOf(
  way: Unfolding,
  { divisor, padding }: Pick<Shown, 'divisor' | 'padding'>,
  params: Params,
): string {
  const values = (name: LineName) => way.lines.find(line => line.name === name)?.values ?? [];
  const list = (name: LineName) => torchTensor(values(name));
  const hides = padding[way.col] ? params.mask : 'off';
  const own = params.axis === 'queries' ? way.row : way.col;
  const code = ways[way.tensor]({ values, list, divisor, hides, own, dropout: params.dropout });
  return ['import torch', '', ...code, `print(cell)  # ${said(way.value)}`, ''].join('\n');
}

interface Given {
  readonly values: (name: LineName) => readonly number[];
  readonly list: (name: LineName) => string;
  readonly divisor: number;
  /** Whether the chosen key is padding that the mask takes out, and when. */
  readonly hides: AttentionLabParams['mask'];
  /** Along the terms of a probability's sum, the chosen one. */
  readonly own: number;
  readonly dropout: number;
}

const projection = ({ list }: Given) => [
  `x = ${list('x')}`,
  `weight = ${list('weight')}  # one row; the bias is 0`,
  'cell = x @ weight',
];

const ways: Record<Unfolding['tensor'], (given: Given) => string[]> = {
  q: projection,
  k: projection,
  v: projection,
  scores: ({ list, divisor, hides }) => [
    `q = ${list('q')}`,
    `k = ${list('k')}`,
    `cell = q @ k / ${pythonNumber(divisor)}${hides === 'before' ? ' - torch.inf  # padding' : ''}`,
  ],
  probs: ({ list, values, own, hides, dropout }) => {
    const dropped = values('dropped')[own] === 0 && values('prob')[own] !== 0;
    return [
      `scores = ${list('score')}`,
      `cell = scores.softmax(-1)[${own}]`,
      ...(hides === 'after' ? ['cell = cell * 0  # padding, masked too late'] : []),
      ...(dropout > 0 ? [`cell = cell ${dropped ? '* 0' : `/ (1 - ${dropout})`}  # dropout`] : []),
    ];
  },
  context: ({ list }) => [`probs = ${list('prob')}`, `v = ${list('v')}  # one column`, 'cell = probs @ v'],
};

const said = (value: number): string =>
  Number.isFinite(value)
    ? formatNumber(value, { style: 'fixed', places: 4 }).replace('−', '-')
    : pythonNumber(value).replace('torch.', '');
