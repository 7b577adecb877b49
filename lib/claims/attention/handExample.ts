import { mergeHeads, splitHeads } from '@/lib/engine/functional/heads';
import { linear } from '@/lib/engine/functional/linear';
import { type AttentionOptions, scaledDotProductAttention } from '@/lib/engine/functional/scaledDotProductAttention';
import { type Tensor, tensor } from '@/lib/engine/tensor';

type Matrix = readonly (readonly number[])[];

/** What a lesson works by hand: three tokens of four numbers and one head as wide as they are. A weight is [out, in]; no bias. */
export interface HandExample {
  readonly tokens: readonly string[];
  readonly x: Matrix;
  readonly queryWeight: Matrix;
  readonly keyWeight: Matrix;
  readonly valueWeight: Matrix;
}

/** The English lesson follows `bank`, the Chinese one 月. Every query, key and value comes out whole. */
export const handExamples = {
  en: {
    tokens: ['bank', 'of', 'river'],
    x: [
      [0, 1, 1, 2],
      [1, 0, 2, 1],
      [1, 1, 0, 2],
    ],
    queryWeight: [
      [-1, 1, 0, 0],
      [1, 0, 1, 0],
      [0, 1, 0, -1],
      [0, 1, -1, 0],
    ],
    keyWeight: [
      [1, 0, 0, -1],
      [0, 1, 0, 1],
      [0, 0, 1, -1],
      [0, 1, -1, 0],
    ],
    valueWeight: [
      [0, 1, -1, 1],
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [1, -1, 0, 0],
    ],
  },
  zh: {
    tokens: ['水', '中', '月'],
    x: [
      [0, 0, 1, 2],
      [2, 1, 0, -1],
      [1, -1, 1, 0],
    ],
    queryWeight: [
      [0, 0, 1, -1],
      [1, 0, -1, 0],
      [0, 0, 1, 1],
      [0, 1, 0, 1],
    ],
    keyWeight: [
      [1, 0, 0, 1],
      [1, 1, 0, 0],
      [0, 0, 1, 1],
      [1, 0, 1, 0],
    ],
    valueWeight: [
      [0, 0, 1, 1],
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 1, 0, 1],
    ],
  },
} as const satisfies Record<string, HandExample>;

/** The example through the engine: q, k, v as [batch, head, token, headDim] with one text and one head, and the steps after them. */
export function workHandExample(example: HandExample, options: AttentionOptions = {}) {
  const x = matrix(example.x, ['token', 'hidden']);
  const read = (weight: Matrix) => {
    const bias = tensor(new Float64Array(weight.length), ['hidden'], [weight.length]);
    return splitHeads(linear(x, matrix(weight, ['hidden', 'hidden']), bias), 1);
  };
  const [query, key, value] = [read(example.queryWeight), read(example.keyWeight), read(example.valueWeight)];
  const steps = scaledDotProductAttention(query, key, value, options);
  return { query, key, value, ...steps, merged: mergeHeads(steps.context) };
}

function matrix(rows: Matrix, axes: readonly ['token' | 'hidden', 'hidden']): Tensor {
  const data = Float64Array.from(rows.flat());
  const shape = [rows.length, rows[0]?.length ?? 0];
  // A text is [batch, token, hidden]; a weight has no batch.
  return axes[0] === 'token' ? tensor(data, ['batch', ...axes], [1, ...shape]) : tensor(data, axes, shape);
}
