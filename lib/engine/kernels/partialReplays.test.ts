import { describe, expect, test } from 'vitest';
import { kernelsOf } from '../fixtures/kernelVariants';
import type { Ops } from '../functional/ops';
import { createRng, fillGaussian } from '../rng';
import type { Axis, Tensor } from '../tensor';
import { thingsIn } from './lift';

const kernels = await kernelsOf('simd');

/** A tensor of the tape with numbers of its own; who changes it says so. */
type Give = (name: string, axes: readonly Axis[], shape: readonly number[]) => Tensor;

const heads: readonly Axis[] = ['batch', 'head', 'token', 'headDim'];
const rows: readonly Axis[] = ['batch', 'token', 'hidden'];
const ids = [Int32Array.of(1, 3, 1)];

/** They have tests of their own. */
type InPlace = 'clipGradNorm' | 'sgdStep' | 'adamStep';

/** Every other operation, on tensors each of which may change, and what it made of them. */
const recordings: { readonly [K in Exclude<keyof Ops, InPlace>]: (ops: Ops, give: Give) => unknown } = {
  linear: (ops, give) =>
    ops.linear(
      give('x', rows, [1, 3, 5]),
      give('weight', ['intermediate', 'hidden'], [4, 5]),
      give('bias', ['intermediate'], [4]),
    ),
  linearBackward: (ops, give) =>
    ops.linearBackward(
      give('dOut', ['batch', 'token', 'intermediate'], [1, 3, 4]),
      give('x', rows, [1, 3, 5]),
      give('weight', ['intermediate', 'hidden'], [4, 5]),
    ),
  linearInputBackward: (ops, give) =>
    ops.linearInputBackward(
      give('dOut', ['batch', 'token', 'intermediate'], [1, 3, 4]),
      give('weight', ['intermediate', 'hidden'], [4, 5]),
    ),
  layerNorm: (ops, give) =>
    ops.layerNorm(give('x', rows, [1, 3, 5]), give('weight', ['hidden'], [5]), give('bias', ['hidden'], [5]), 0.1),
  layerNormBackward: (ops, give) => {
    const { cache } = ops.layerNorm(give('x', rows, [1, 3, 5]), undefined, undefined, 0.1);
    return ops.layerNormBackward(give('dOut', rows, [1, 3, 5]), give('weight', ['hidden'], [5]), cache);
  },
  rmsNorm: (ops, give) => ops.rmsNorm(give('x', rows, [1, 3, 5]), give('weight', ['hidden'], [5]), 0.1),
  rmsNormBackward: (ops, give) => {
    const { cache } = ops.rmsNorm(give('x', rows, [1, 3, 5]), undefined, 0.1);
    return ops.rmsNormBackward(give('dOut', rows, [1, 3, 5]), give('weight', ['hidden'], [5]), cache);
  },
  l2Normalize: (ops, give) => ops.l2Normalize(give('x', heads, [1, 1, 3, 5]), 0.1),
  l2NormalizeBackward: (ops, give) => {
    const { cache } = ops.l2Normalize(give('x', heads, [1, 1, 3, 5]), 0.1);
    return ops.l2NormalizeBackward(give('dOut', heads, [1, 1, 3, 5]), cache);
  },
  activate: (ops, give) => [
    ops.activate(give('x', rows, [1, 3, 5]), 'gelu'),
    ops.activate(give('x', rows, [1, 3, 5]), 'tanh'),
  ],
  activateBackward: (ops, give) =>
    (['gelu', 'gelu_new', 'relu', 'tanh', 'identity'] as const).map(id =>
      ops.activateBackward(give('dOut', rows, [1, 3, 5]), give('x', rows, [1, 3, 5]), id),
    ),
  dropout: (ops, give) => ops.dropout(give('x', rows, [1, 3, 5]), { p: 0.5, rng: halves() }).out,
  dropoutBackward: (ops, give) =>
    ops.dropoutBackward(give('dOut', rows, [1, 3, 5]), { scale: give('scale', rows, [1, 3, 5]) }),
  add: (ops, give) => ops.add(give('a', rows, [1, 3, 5]), give('b', rows, [1, 3, 5])),
  residual: (ops, give) =>
    ops.residual(give('branch', rows, [1, 3, 5]), give('skip', rows, [1, 3, 5]), 1.5, give('branchScale', [], [])),
  residualBackward: (ops, give) =>
    ops.residualBackward(give('dOut', rows, [1, 3, 5]), give('branch', rows, [1, 3, 5]), 1.5, give('a', [], [])),
  scale: (ops, give) => ops.scale(give('x', rows, [1, 3, 5]), give('factor', [], [])),
  scaleBackward: (ops, give) =>
    ops.scaleBackward(give('dOut', rows, [1, 3, 5]), give('x', rows, [1, 3, 5]), give('factor', [], [])),
  splitHeads: (ops, give) => ops.splitHeads(give('x', rows, [1, 3, 6]), 2),
  mergeHeads: (ops, give) => ops.mergeHeads(give('x', heads, [1, 2, 3, 3])),
  scaledDotProductAttention: (ops, give) =>
    ops.scaledDotProductAttention(
      give('query', heads, [1, 2, 3, 5]),
      give('key', heads, [1, 2, 3, 5]),
      give('value', heads, [1, 2, 3, 5]),
      { mask: give('mask', ['batch', 'key'], [1, 3]) },
    ),
  scaledDotProductAttentionBackward: (ops, give) => {
    const square: [readonly Axis[], readonly number[]] = [
      ['batch', 'head', 'query', 'key'],
      [1, 2, 3, 3],
    ];
    return ops.scaledDotProductAttentionBackward(
      give('dContext', heads, [1, 2, 3, 5]),
      give('query', heads, [1, 2, 3, 5]),
      give('key', heads, [1, 2, 3, 5]),
      give('value', heads, [1, 2, 3, 5]),
      {
        probs: give('probs', ...square),
        dropped: give('dropped', ...square),
        cache: { divisor: 2, dropout: { scale: give('scale', ...square) } },
      },
    );
  },
  embedding: (ops, give) => ops.embedding(ids, give('table', ['vocabulary', 'hidden'], [4, 5])),
  embeddingBackward: (ops, give) => {
    const table = give('table', ['vocabulary', 'hidden'], [4, 5]);
    return ops.embeddingBackward(give('dOut', rows, [1, 3, 5]), ids, table, 3);
  },
  forEveryText: (ops, give) => ops.forEveryText(give('x', rows, [1, 3, 5]), 2),
  overTexts: (ops, give) => ops.overTexts(give('dX', rows, [2, 3, 5])),
  firstToken: (ops, give) => ops.firstToken(give('x', rows, [2, 3, 5])),
  firstTokenBackward: (ops, give) => ops.firstTokenBackward(give('dOut', ['batch', 'hidden'], [2, 5]), 3),
  crossEntropy: (ops, give) => ops.crossEntropy(give('logits', ['batch', 'token', 'vocabulary'], [1, 3, 5]), ids),
  crossEntropyBackward: (ops, give) =>
    ops.crossEntropyBackward(give('probs', ['batch', 'token', 'vocabulary'], [1, 3, 5]), ids),
};

/** The same draws every time it is read. */
const halves = () => {
  let i = 0;
  return { uniform: () => (i++ % 3) / 3 };
};

function recorded(op: keyof typeof recordings) {
  const tape = kernels.record();
  const inputs = new Map<string, Tensor>();
  const give: Give = (name, axes, shape) => {
    const input = inputs.get(name) ?? tape.input(axes, shape);
    if (!inputs.has(name)) fillGaussian(createRng(1, name), input.data, { mean: 0, std: 1 });
    inputs.set(name, input);
    return input;
  };
  const made = recordings[op](tape.ops, give);
  const numbers = () => thingsIn(made).map(x => ('axes' in x ? (x as Tensor).data.slice() : x));
  return { tape, inputs, numbers };
}

/** What reads nothing of it: a table's gradient, or a mask where there is none. */
const unread: readonly string[] = ['embeddingBackward table'];

describe('after one tensor changed, a replay of what reads it equals a whole replay', () => {
  const names = Object.keys(recordings) as (keyof typeof recordings)[];
  const each = names.flatMap(op => {
    const { tape, inputs } = recorded(op);
    tape.release();
    return [...inputs.keys()].map(input => [op, input] as const);
  });

  test.each(each)('%s, its %s', (op, name) => {
    const { tape, inputs, numbers } = recorded(op);
    const before = numbers();
    const input = inputs.get(name)!;
    fillGaussian(createRng(2, name), input.data, { mean: 0.5, std: 1 });
    tape.replay({ changed: [input] });
    const partial = numbers();
    tape.replay();
    expect(partial).toEqual(numbers());
    if (!unread.includes(`${op} ${name}`)) expect(partial).not.toEqual(before);
    tape.release();
  });
});
