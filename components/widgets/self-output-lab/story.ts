import type { CellStory } from '@/components/viz/passes/contract';
import { rowUnfolding, stepUnfolding, writeResult } from '@/components/viz/passes/products';
import {
  columnOf,
  drawnWay,
  factorOf,
  named,
  normBackWay,
  normWay,
  productWay,
  rowOf,
  storyFrom,
  type Vector,
  type Way,
} from '@/components/viz/passes/ways';
import type { Frame } from '@/lib/experiments/contract';
import type { SelfOutputLabParams, SelfOutputTensor } from '@/lib/experiments/self-output-lab/params';
import { gridEntry } from '@/lib/grid';
import { type Chosen, chosenOf, gridOf, normed, tensors } from './cells';
import type { Messages } from './messages.en';
import { scaleOf } from './stages';
import { toldOf } from './told';

interface Given {
  readonly frame: Frame;
  readonly params: SelfOutputLabParams;
  readonly at: Chosen;
  readonly t: Messages;
}

const source = ({ frame }: Given, key: SelfOutputTensor) => ({
  key,
  ...tensors[key],
  grid: gridOf(frame, key),
  scale: scaleOf(frame, key),
});
const row = (of: Given, key: SelfOutputTensor, at = of.at.row) => rowOf(source(of, key), at);
const column = (of: Given, key: SelfOutputTensor, at: number) => columnOf(source(of, key), at);
const given = (): Way => drawnWay;

const ways: Record<SelfOutputTensor, (of: Given) => Way> = {
  c: given,
  w: given,
  x: given,
  dy: given,
  // Drawn too: another generator would drop other entries.
  m: given,
  a: of => product(of, row(of, 'c'), row(of, 'w', of.at.col), 'featureAxis'),
  dc: of => product(of, row(of, 'da'), column(of, 'w', of.at.col), 'featureAxis'),
  dw: of => product(of, column(of, 'da', of.at.row), column(of, 'c', of.at.col), 'tokenAxis'),
  db: of => {
    const da = column(of, 'da', of.at.col);
    const sum = da.values.reduce((total, v) => total + v, 0);
    return {
      unfolding: { ...rowUnfolding([factorOf(da)], -1, of.t.tokenAxis, [`Σ = ${writeResult(sum)}`]), own: undefined },
      code: { vectors: [named(da, 'da')], lines: ['print(da.sum())'], result: sum },
    };
  },
  dropped: of => times(of, of.params.beforeAdd ? 'a' : 'sum'),
  da: of => (of.params.beforeAdd ? times(of, 'dDropped') : copied(of, 'dSum')),
  dSum: of => (of.params.beforeAdd ? throughNorm(of) : times(of, 'dDropped')),
  dDropped: of => (of.params.beforeAdd ? copied(of, 'dSum') : throughNorm(of)),
  dx: of => (of.params.residual ? copied(of, 'dSum') : given()),
  sum: ({ frame, params: { beforeAdd, residual }, at }) => {
    const branch = beforeAdd ? 'dropped' : 'a';
    const [b, x] = [
      gridEntry(gridOf(frame, branch), at.row, at.col),
      residual ? gridEntry(gridOf(frame, 'x'), at.row, at.col) : 0,
    ];
    const parts = [{ name: tensors[branch].name, value: b }, ...(residual ? [{ name: 'x', value: x }] : [])];
    return {
      unfolding: stepUnfolding(parts, { text: 'z', hue: 'x' }, `Σ = ${writeResult(b + x)}`),
      code: {
        vectors: [
          { name: 'branch', values: [b], what: tensors[branch].name },
          { name: 'x', values: [x], what: 'x' },
        ],
        lines: [`print(branch + ${residual ? '' : '0 * '}x)`],
        result: b + x,
      },
    };
  },
  y: of => normWay(row(of, normed(of.params)), row(of, 'y'), of.at.col, of.t.featureAxis),
};

const product = ({ frame, at, t }: Given, left: Vector, right: Vector, over: 'featureAxis' | 'tokenAxis'): Way =>
  productWay(
    left,
    right,
    { product: t.product, over: t[over], rest: t.rest },
    gridEntry(gridOf(frame, at.tensor), at.row, at.col),
  );

function times({ frame, at }: Given, from: SelfOutputTensor): Way {
  const value = gridEntry(gridOf(frame, from), at.row, at.col);
  const m = gridEntry(gridOf(frame, 'm'), at.row, at.col);
  return {
    unfolding: stepUnfolding(
      [
        { name: tensors[from].name, value },
        { name: 'm/(1 − p)', value: m },
      ],
      { text: tensors[at.tensor].name, hue: tensors[at.tensor].hue },
      `× = ${writeResult(value * m)}`,
    ),
    code: {
      vectors: [
        { name: 'v', values: [value], what: `${tensors[from].name}[${at.row}, ${at.col}]` },
        { name: 'm', values: [m], what: 'm / (1 - p)' },
      ],
      lines: ['print(v * m)'],
      result: value * m,
    },
  };
}

function copied({ frame, at }: Given, from: SelfOutputTensor): Way {
  const value = gridEntry(gridOf(frame, from), at.row, at.col);
  return {
    unfolding: stepUnfolding(
      [{ name: tensors[from].name, value }],
      { text: tensors[at.tensor].name, hue: 'g' },
      `= ${writeResult(value)}`,
    ),
    code: {
      vectors: [{ name: 'dz', values: [value], what: `${tensors[from].name}[${at.row}, ${at.col}]` }],
      lines: [
        'a, b = torch.zeros((), requires_grad=True), torch.zeros((), requires_grad=True)',
        '(a + b).backward(dz)  # a sum hands its gradient to both terms',
        'print(a.grad, b.grad)',
      ],
      result: value,
    },
  };
}

const throughNorm = (of: Given): Way =>
  normBackWay(
    row(of, normed(of.params)),
    [row(of, 'dy'), row(of, 'y'), row(of, of.at.tensor)],
    of.at.col,
    of.t.featureAxis,
  );

/** The chosen cell of a frame as arithmetic, sentence and code. */
export function storyOf(frame: Frame, params: SelfOutputLabParams, t: Messages): CellStory {
  const at = chosenOf(frame, params);
  return storyFrom(ways[at.tensor]({ frame, params, at, t }), t.cell, t.tell[at.tensor](toldOf(frame, params, at)));
}
