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
import type { SelfOutputLabParams, SelfOutputTensor } from '@/lib/experiments/self-output-lab/params';
import { gridColumn, gridEntry, gridRow } from '@/lib/grid';
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

interface Way {
  readonly unfolding: Unfolding | null;
  readonly code: TorchCode | null;
}

const given = (): Way => ({ unfolding: null, code: null });

const ways: Record<SelfOutputTensor, (of: Given) => Way> = {
  c: given,
  w: given,
  x: given,
  dy: given,
  // Drawn too: another generator would drop other entries.
  m: given,
  a: of =>
    product(
      of,
      ['c', gridRow(gridOf(of.frame, 'c'), of.at.row), of.at.row],
      ['w', gridRow(gridOf(of.frame, 'w'), of.at.col), of.at.col],
      'featureAxis',
    ),
  dc: of =>
    product(
      of,
      ['da', gridRow(gridOf(of.frame, 'da'), of.at.row), of.at.row],
      ['w', gridColumn(gridOf(of.frame, 'w'), of.at.col), `:, ${of.at.col}`],
      'featureAxis',
    ),
  dw: of =>
    product(
      of,
      ['da', gridColumn(gridOf(of.frame, 'da'), of.at.row), `:, ${of.at.row}`],
      ['c', gridColumn(gridOf(of.frame, 'c'), of.at.col), `:, ${of.at.col}`],
      'tokenAxis',
    ),
  db: ({ frame, at, t }) => {
    const values = gridColumn(gridOf(frame, 'da'), at.col);
    const sum = values.reduce((total, v) => total + v, 0);
    return {
      unfolding: {
        ...rowUnfolding([factorOf(frame, 'da', values, `:, ${at.col}`)], -1, t.tokenAxis, [`Σ = ${writeResult(sum)}`]),
        own: undefined,
      },
      code: { vectors: [{ name: 'da', values, what: `da[:, ${at.col}]` }], lines: ['print(da.sum())'], result: sum },
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
  y: ({ frame, params, at, t }) => {
    const from = normed(params);
    const [z, y] = [gridRow(gridOf(frame, from), at.row), gridRow(gridOf(frame, 'y'), at.row)];
    return {
      unfolding: rowUnfolding(
        [factorOf(frame, from, z, at.row), factorOf(frame, 'y', y, at.row)],
        at.col,
        t.featureAxis,
        [],
      ),
      code: {
        vectors: [{ name: 'z', values: z, what: `${tensors[from].name}[${at.row}]` }],
        lines: ['y = torch.nn.functional.layer_norm(z, z.shape, eps=1e-12)', `print(y[${at.col}])`],
        result: y[at.col] ?? 0,
      },
    };
  },
};

function factorOf(frame: Frame, key: SelfOutputTensor, values: readonly number[], index: string | number): Factor {
  const { name, hue } = tensors[key];
  return { key, label: { text: name, sub: String(index), hue }, values, scale: scaleOf(frame, key) };
}

type Vector = readonly [key: SelfOutputTensor, values: readonly number[], index: string | number];

function product({ frame, at, t }: Given, left: Vector, right: Vector, over: 'featureAxis' | 'tokenAxis'): Way {
  const result = gridEntry(gridOf(frame, at.tensor), at.row, at.col);
  const named = ([key, values, index]: Vector, name: string) => ({
    name,
    values,
    what: `${tensors[key].name}[${index}]`,
  });
  return {
    unfolding: productUnfolding([factorOf(frame, ...left), factorOf(frame, ...right)], {
      product: t.product,
      over: t[over],
      rest: t.rest,
    }),
    code: { vectors: [named(left, 'u'), named(right, 'v')], lines: ['print(u @ v)'], result },
  };
}

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

/** dy back through the norm, by autograd in the code. */
function throughNorm({ frame, params, at, t }: Given): Way {
  const [dy, y] = [gridRow(gridOf(frame, 'dy'), at.row), gridRow(gridOf(frame, 'y'), at.row)];
  const z = gridRow(gridOf(frame, normed(params)), at.row);
  const back = gridRow(gridOf(frame, at.tensor), at.row);
  return {
    unfolding: rowUnfolding(
      [factorOf(frame, 'dy', dy, at.row), factorOf(frame, 'y', y, at.row), factorOf(frame, at.tensor, back, at.row)],
      at.col,
      t.featureAxis,
      [],
    ),
    code: {
      vectors: [
        { name: 'z', values: z, what: `z[${at.row}]` },
        { name: 'dy', values: dy, what: `dy[${at.row}]` },
      ],
      lines: [
        'z.requires_grad_()',
        'torch.nn.functional.layer_norm(z, z.shape, eps=1e-12).backward(dy)',
        `print(z.grad[${at.col}])`,
      ],
      result: back[at.col] ?? 0,
    },
  };
}

/** The chosen cell of a frame as arithmetic, sentence and code. */
export function storyOf(frame: Frame, params: SelfOutputLabParams, t: Messages): CellStory {
  const at = chosenOf(frame, params);
  const { unfolding, code } = ways[at.tensor]({ frame, params, at, t });
  return {
    name: t.cell,
    unfolding,
    sentence: t.tell[at.tensor](toldOf(frame, params, at)),
    code: code && torchCode(code),
  };
}
