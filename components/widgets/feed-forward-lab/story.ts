import type { CellStory } from '@/components/viz/passes/contract';
import { stepUnfolding, writeResult } from '@/components/viz/passes/products';
import {
  columnOf,
  drawnWay,
  normBackWay,
  normWay,
  productWay,
  rowOf,
  storyFrom,
  type Vector,
  type Way,
} from '@/components/viz/passes/ways';
import type { Frame } from '@/lib/experiments/contract';
import type { FeedForwardLabParams, FeedForwardTensor } from '@/lib/experiments/feed-forward-lab/params';
import { gridEntry } from '@/lib/grid';
import { torchActivation } from './activations';
import { type Chosen, chosenOf, gridOf, slopeAt, tensors } from './cells';
import type { Messages } from './messages.en';
import { type AxisName, scaleOf } from './stages';
import { toldOf } from './told';

interface Given {
  readonly frame: Frame;
  readonly params: FeedForwardLabParams;
  readonly at: Chosen;
  readonly t: Messages;
}

const source = ({ frame }: Given, key: FeedForwardTensor) => ({
  key,
  ...tensors[key],
  grid: gridOf(frame, key),
  scale: scaleOf(frame, key),
});
const row = (of: Given, key: FeedForwardTensor, at = of.at.row) => rowOf(source(of, key), at);
const column = (of: Given, key: FeedForwardTensor, at: number) => columnOf(source(of, key), at);
const given = (): Way => drawnWay;

const ways: Record<FeedForwardTensor, (of: Given) => Way> = {
  h: given,
  w1: given,
  w2: given,
  dy: given,
  u: of => product(of, row(of, 'h'), row(of, 'w1', of.at.col), 'feature'),
  f: of => product(of, row(of, 'act'), row(of, 'w2', of.at.col), 'unit'),
  dAct: of => product(of, row(of, 'df'), column(of, 'w2', of.at.col), 'feature'),
  dw1: of => product(of, column(of, 'du', of.at.row), column(of, 'h', of.at.col), 'token'),
  dw2: of => product(of, column(of, 'df', of.at.row), column(of, 'act', of.at.col), 'token'),
  dh: of => {
    const { unfolding, code } = product(of, row(of, 'du'), column(of, 'w1', of.at.col), 'unit');
    const skip = of.params.residual ? gridEntry(gridOf(of.frame, 'dSum'), of.at.row, of.at.col) : 0;
    const result = gridEntry(gridOf(of.frame, 'dh'), of.at.row, of.at.col);
    return {
      unfolding,
      code: code && {
        vectors: [...code.vectors, { name: 'dz', values: [skip], what: 'what the addition hands on' }],
        lines: ['print(u @ v + dz)'],
        result,
      },
    };
  },
  act: ({ frame, params: { activation }, at }) => {
    const [u, a] = [gridEntry(gridOf(frame, 'u'), at.row, at.col), gridEntry(gridOf(frame, 'act'), at.row, at.col)];
    return {
      unfolding: stepUnfolding([{ name: 'u', value: u }], { text: 'a', hue: 'ffn' }, `= ${writeResult(a)}`),
      code: {
        vectors: [{ name: 'u', values: [u], what: `u[${at.row}, ${at.col}]` }],
        lines: [`print(${torchActivation[activation]})`],
        result: a,
      },
    };
  },
  du: ({ frame, params: { activation }, at }) => {
    const [u, dAct] = [gridEntry(gridOf(frame, 'u'), at.row, at.col), gridEntry(gridOf(frame, 'dAct'), at.row, at.col)];
    const du = gridEntry(gridOf(frame, 'du'), at.row, at.col);
    return {
      unfolding: stepUnfolding(
        [
          { name: 'da', value: dAct },
          { name: 'a′(u)', value: slopeAt(frame, at) },
        ],
        { text: 'du', hue: 'g' },
        `× = ${writeResult(du)}`,
      ),
      code: {
        vectors: [
          { name: 'u', values: [u], what: `u[${at.row}, ${at.col}]` },
          { name: 'da', values: [dAct], what: `da[${at.row}, ${at.col}]` },
        ],
        lines: ['u.requires_grad_()', `(${torchActivation[activation]}).backward(da)`, 'print(u.grad)'],
        result: du,
      },
    };
  },
  sum: ({ frame, params: { residual }, at }) => {
    const f = gridEntry(gridOf(frame, 'f'), at.row, at.col);
    const h = residual ? gridEntry(gridOf(frame, 'h'), at.row, at.col) : 0;
    return {
      unfolding: stepUnfolding(
        [{ name: 'f', value: f }, ...(residual ? [{ name: 'h', value: h }] : [])],
        { text: 'z', hue: 'x' },
        `Σ = ${writeResult(f + h)}`,
      ),
      code: {
        vectors: [
          { name: 'f', values: [f], what: `f[${at.row}, ${at.col}]` },
          { name: 'h', values: [h], what: 'what is added' },
        ],
        lines: ['print(f + h)'],
        result: f + h,
      },
    };
  },
  df: ({ frame, at }) => {
    const value = gridEntry(gridOf(frame, 'dSum'), at.row, at.col);
    return {
      unfolding: stepUnfolding([{ name: 'dz', value }], { text: 'df', hue: 'g' }, `= ${writeResult(value)}`),
      code: {
        vectors: [{ name: 'dz', values: [value], what: `dz[${at.row}, ${at.col}]` }],
        lines: ['print(dz)'],
        result: value,
      },
    };
  },
  y: of => normWay(row(of, 'sum'), row(of, 'y'), of.at.col, of.t.axes.feature),
  dSum: of => normBackWay(row(of, 'sum'), [row(of, 'dy'), row(of, 'y'), row(of, 'dSum')], of.at.col, of.t.axes.feature),
};

const product = ({ frame, at, t }: Given, left: Vector, right: Vector, over: AxisName): Way =>
  productWay(
    left,
    right,
    { product: t.product, over: t.axes[over], rest: t.rest },
    gridEntry(gridOf(frame, at.tensor), at.row, at.col),
  );

/** The chosen cell of a frame as arithmetic, sentence and code. */
export function storyOf(frame: Frame, params: FeedForwardLabParams, t: Messages): CellStory {
  const at = chosenOf(frame, params);
  return storyFrom(ways[at.tensor]({ frame, params, at, t }), t.cell, t.tell[at.tensor](toldOf(frame, params, at)));
}
