import type { CellStory } from '@/components/viz/passes/contract';
import {
  type Factor,
  productUnfolding,
  rowUnfolding,
  stepUnfolding,
  writeResult,
} from '@/components/viz/passes/products';
import { type TorchCode, torchCode } from '@/components/viz/passes/torchCode';
import type { Unfolding } from '@/components/viz/unfolding';
import type { Frame } from '@/lib/experiments/contract';
import type { FeedForwardLabParams, FeedForwardTensor } from '@/lib/experiments/feed-forward-lab/params';
import { gridColumn, gridEntry, gridRow } from '@/lib/grid';
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

interface Way {
  readonly unfolding: Unfolding | null;
  readonly code: TorchCode | null;
}

type Vector = readonly [key: FeedForwardTensor, values: readonly number[], index: string | number];

const given = (): Way => ({ unfolding: null, code: null });
const rowAt = ({ frame }: Given, key: FeedForwardTensor, at: number): Vector => [
  key,
  gridRow(gridOf(frame, key), at),
  at,
];
const columnAt = ({ frame }: Given, key: FeedForwardTensor, at: number): Vector => [
  key,
  gridColumn(gridOf(frame, key), at),
  `:, ${at}`,
];

const ways: Record<FeedForwardTensor, (of: Given) => Way> = {
  h: given,
  w1: given,
  w2: given,
  dy: given,
  u: of => product(of, rowAt(of, 'h', of.at.row), rowAt(of, 'w1', of.at.col), 'feature'),
  f: of => product(of, rowAt(of, 'act', of.at.row), rowAt(of, 'w2', of.at.col), 'unit'),
  dAct: of => product(of, rowAt(of, 'df', of.at.row), columnAt(of, 'w2', of.at.col), 'feature'),
  dw1: of => product(of, columnAt(of, 'du', of.at.row), columnAt(of, 'h', of.at.col), 'token'),
  dw2: of => product(of, columnAt(of, 'df', of.at.row), columnAt(of, 'act', of.at.col), 'token'),
  dh: of => {
    const { unfolding, code } = product(of, rowAt(of, 'du', of.at.row), columnAt(of, 'w1', of.at.col), 'unit');
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
  y: of =>
    throughNorm(
      of,
      ['sum', 'y'],
      ['y = torch.nn.functional.layer_norm(z, z.shape, eps=1e-12)', `print(y[${of.at.col}])`],
    ),
  dSum: of =>
    throughNorm(
      of,
      ['dy', 'y', 'dSum'],
      [
        'z.requires_grad_()',
        'torch.nn.functional.layer_norm(z, z.shape, eps=1e-12).backward(dy)',
        `print(z.grad[${of.at.col}])`,
      ],
    ),
};

function factorOf(frame: Frame, [key, values, index]: Vector): Factor {
  const { name, hue } = tensors[key];
  return { key, label: { text: name, sub: String(index), hue }, values, scale: scaleOf(frame, key) };
}

function product({ frame, at, t }: Given, left: Vector, right: Vector, over: AxisName): Way {
  const named = ([key, values, index]: Vector, name: string) => ({
    name,
    values,
    what: `${tensors[key].name}[${index}]`,
  });
  return {
    unfolding: productUnfolding([factorOf(frame, left), factorOf(frame, right)], {
      product: t.product,
      over: t.axes[over],
      rest: t.rest,
    }),
    code: {
      vectors: [named(left, 'u'), named(right, 'v')],
      lines: ['print(u @ v)'],
      result: gridEntry(gridOf(frame, at.tensor), at.row, at.col),
    },
  };
}

/** y, or dy back through the norm: by autograd in the code. */
function throughNorm({ frame, at, t }: Given, shown: readonly FeedForwardTensor[], lines: readonly string[]): Way {
  const vectors = shown.map((key): Vector => [key, gridRow(gridOf(frame, key), at.row), at.row]);
  const needs = at.tensor === 'y' ? (['sum'] as const) : (['sum', 'dy'] as const);
  return {
    unfolding: rowUnfolding(
      vectors.map(vector => factorOf(frame, vector)),
      at.col,
      t.axes.feature,
      [],
    ),
    code: {
      vectors: needs.map(key => ({
        name: tensors[key].name,
        values: gridRow(gridOf(frame, key), at.row),
        what: `${tensors[key].name}[${at.row}]`,
      })),
      lines,
      result: gridEntry(gridOf(frame, at.tensor), at.row, at.col),
    },
  };
}

/** The chosen cell of a frame as arithmetic, sentence and code. */
export function storyOf(frame: Frame, params: FeedForwardLabParams, t: Messages): CellStory {
  const at = chosenOf(frame, params);
  const { unfolding, code } = ways[at.tensor]({ frame, params, at, t });
  return {
    name: t.cell,
    unfolding,
    sentence: t.tell[at.tensor](toldOf(frame, params, at)),
    code: code && torchCode(code),
  };
}
