import type { TensorHue } from '@/components/viz/ramps';
import type { Frame } from '@/lib/experiments/contract';
import { type BoxId, boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import { columnOf, rowOf } from '@/lib/experiments/shownGrids';
import { type Chosen, chosenOf, hueOf, openedOf, type Sizes, sizesOf } from './frame';
import { matrixOf } from './wishes';

/** A row of numbers that takes part in a cell: what it is called, and its numbers in the order of the terms. */
export interface Operand {
  readonly key: string;
  readonly text: string;
  readonly sub?: string;
  readonly hue?: TensorHue;
  readonly values: readonly number[];
}

/** How the chosen cell came about: what goes in, term by term, and what comes out. */
export interface Worked extends Chosen {
  readonly sizes: Sizes;
  /** What the terms are: dimensions of a vector, tokens of the text, or the tensors that are added. */
  readonly over: 'dimensions' | 'tokens' | 'tensors';
  readonly operands: readonly Operand[];
  /** What the frame holds at this cell. */
  readonly value: number;
  /** The numbers that its sentence names beside these. */
  readonly facts: Readonly<Record<string, number>>;
}

/** undefined where the frame lacks something of it. */
export function workedCell(frame: Frame, params: EncoderMapParams): Worked | undefined {
  const chosen = chosenOf(params);
  const sizes = sizesOf(params);
  const { values, cols } = openedOf(frame, chosen.box, chosen.head);
  const part = ways[boxOf(chosen.box).way]({ frame, chosen, sizes });
  return part && { ...chosen, sizes, value: values[chosen.row * cols + chosen.col] ?? Number.NaN, ...part };
}

interface Given {
  readonly frame: Frame;
  readonly chosen: Chosen;
  readonly sizes: Sizes;
}
type Part = Pick<Worked, 'over' | 'operands' | 'facts'>;

const ways: Readonly<Record<ReturnType<typeof boxOf>['way'], (given: Given) => Part | undefined>> = {
  lookup: ({ frame, chosen: { box, row } }) => {
    const rows: Partial<Record<BoxId, number>> = {
      words: Number(frame.labels.ids?.[row]),
      positions: row,
      segments: 0,
    };
    return { over: 'dimensions', operands: [], facts: { tableRow: rows[box] ?? 0 } };
  },
  sum: ({ frame, chosen: { box, row, col } }) => {
    const { reads } = boxOf(box);
    const values = reads.map(id => rowIn(frame, boxOf(id).activation, row)?.[col] ?? Number.NaN);
    if (values.some(Number.isNaN)) return undefined;
    return { over: 'tensors', operands: [{ key: 'terms', text: boxOf(box).symbol, hue: 'x', values }], facts: {} };
  },
  norm: ({ frame, chosen: { box, row, col } }) => {
    const [from] = boxOf(box).reads;
    const values = from && rowIn(frame, boxOf(from).activation, row);
    if (!values) return undefined;
    const mean = total(values) / values.length;
    const std = Math.sqrt(total(values.map(value => (value - mean) ** 2)) / values.length);
    const normed = values.map(value => (value - mean) / std);
    return {
      over: 'dimensions',
      operands: [
        operand(from, row, values),
        { key: 'normed', text: boxOf(box).symbol, sub: String(row), hue: 'x', values: normed },
      ],
      facts: { mean, std, before: values[col] ?? Number.NaN },
    };
  },
  linear: ({ frame, chosen: { box, row, col } }) => product(frame, box, row, col),
  pooler: ({ frame, chosen: { box, col } }) => {
    const part = product(frame, box, 0, col);
    return part && { ...part, facts: { before: sumOfProducts(part.operands) } };
  },
  scores: ({ frame, chosen: { row, col, head }, sizes: { headDim } }) => {
    const ofHead = (id: BoxId, at: number) =>
      rowIn(frame, boxOf(id).activation, at)?.slice(head * headDim, (head + 1) * headDim);
    const [q, k] = [ofHead('q', row), ofHead('k', col)];
    if (!q || !k) return undefined;
    return {
      over: 'dimensions',
      operands: [operand('q', row, q), operand('k', col, k)],
      facts: { divisor: Math.sqrt(headDim) },
    };
  },
  softmax: ({ frame, chosen: { row, head }, sizes: { tokens } }) => {
    const scores = rowIn(frame, boxOf('scores').activation, head * tokens + row);
    if (!scores) return undefined;
    const real = frame.scalars.real ?? tokens;
    const seen = scores.map((score, key) => (key < real ? score : -Infinity));
    const exps = seen.map(Math.exp);
    const sum = total(exps);
    return {
      over: 'tokens',
      operands: [
        operand('scores', row, seen),
        { key: 'exp', text: 'exp', values: exps },
        { key: 'probs', text: 'probs', sub: String(row), hue: 's', values: exps.map(e => e / sum) },
      ],
      facts: { sum },
    };
  },
  mixture: ({ frame, chosen: { row, col, head }, sizes: { tokens, hidden } }) => {
    const probs = rowIn(frame, boxOf('probs').activation, head * tokens + row);
    const values = columnIn(frame, boxOf('v').activation, col, hidden);
    if (!probs || !values) return undefined;
    return {
      over: 'tokens',
      operands: [operand('probs', row, probs), { key: 'v', text: 'v', sub: `·,${col}`, hue: 'v', values }],
      facts: {},
    };
  },
  gelu: ({ frame, chosen: { row, col } }) => {
    const before = rowIn(frame, boxOf('a').activation, row)?.[col];
    return before === undefined ? undefined : { over: 'dimensions', operands: [], facts: { before } };
  },
};

/** A dense layer's cell: the row that it reads times a row of its weight; biases are 0 at initialisation. */
function product(frame: Frame, box: BoxId, row: number, col: number): Part | undefined {
  const [from] = boxOf(box).reads;
  const left = from && rowIn(frame, boxOf(from).activation, row);
  const right = rowIn(frame, matrixOf(box), col);
  if (!left || !right) return undefined;
  const weight: Operand = {
    key: 'weight',
    text: 'W',
    sub: `${weightSubs[box] ?? ''}[${col}]`,
    hue: hueOf[box],
    values: right,
  };
  return { over: 'dimensions', operands: [operand(from, row, left), weight], facts: {} };
}

const weightSubs: Partial<Record<BoxId, string>> = { q: 'Q', k: 'K', v: 'V', o: 'O', a: '1', f: '2', pooled: 'P' };

const operand = (id: BoxId, row: number, values: readonly number[]): Operand => ({
  key: id,
  text: boxOf(id).symbol,
  sub: String(row),
  hue: hueOf[id],
  values,
});

/** A row of a grid, which came alone or with the whole of it. */
function rowIn(frame: Frame, name: string, row: number): number[] | undefined {
  const alone = frame.grids[rowOf(name, row)];
  if (alone) return Array.from(alone.values);
  const whole = frame.grids[name];
  return whole && Array.from(whole.values.subarray(row * whole.cols, (row + 1) * whole.cols));
}

function columnIn(frame: Frame, name: string, col: number, cols: number): number[] | undefined {
  const alone = frame.grids[columnOf(name, col)];
  if (alone) return Array.from(alone.values);
  const whole = frame.grids[name];
  return whole && Array.from({ length: whole.rows }, (_, row) => whole.values[row * cols + col] ?? Number.NaN);
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The two operands of a product, multiplied term by term. */
export const productsOf = ([left, right]: readonly Operand[]): readonly number[] =>
  left && right ? left.values.map((value, i) => value * (right.values[i] ?? Number.NaN)) : [];

const sumOfProducts = (operands: readonly Operand[]): number => total(productsOf(operands));
