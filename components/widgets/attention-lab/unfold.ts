import type { AttentionLabParams } from '@/lib/experiments/attention-lab/params';
import type { Frame } from '@/lib/experiments/contract';
import { type Chosen, entry, rowIn, type Shown } from './shown';
import { weightOf } from './wishes';

/** From so many terms on, only the largest are written out, the rest as one sum. */
export const manyTerms = 16;
const written = 12;

export type LineName = 'q' | 'k' | 'v' | 'x' | 'weight' | 'product' | 'score' | 'exp' | 'prob' | 'dropped';

export interface Line {
  readonly name: LineName;
  /** One number a term. */
  readonly values: readonly number[];
}

/** How one cell came about: lines of numbers below each other, a column a term, and what they add up to. */
export interface Unfolding extends Chosen {
  /** Over what is summed: tokens, or dimensions of a vector. */
  readonly over: 'tokens' | 'dimensions';
  /** The terms that are written out: indices of tokens or dimensions. */
  readonly terms: readonly number[];
  readonly count: number;
  readonly lines: readonly Line[];
  /** Terms left out of the lines, and what they add up to. */
  readonly rest: { readonly count: number; readonly sum: number } | null;
  readonly sum: number;
  /** What the cell holds. */
  readonly value: number;
  /** Probs: the score's largest in its row, subtracted before exp; 0 where that was not needed to write it down. */
  readonly shift: number;
}

/** null where the frame lacks a row that it takes. */
export function unfold(
  frame: Frame,
  params: AttentionLabParams,
  shown: Shown,
  chosen: Chosen,
  all = false,
): Unfolding | null {
  return ways[chosen.tensor]({ frame, params, shown, chosen, all });
}

interface Given {
  readonly frame: Frame;
  readonly params: AttentionLabParams;
  readonly shown: Shown;
  readonly chosen: Chosen;
  readonly all: boolean;
}

const ways: Record<Chosen['tensor'], (given: Given) => Unfolding | null> = {
  scores: ({ shown, chosen, all }) => {
    const { row, col } = chosen;
    const left = range(shown.headDim, i => entry(shown.q, row, i));
    const right = range(shown.headDim, i => entry(shown.k, col, i));
    return dotProduct(chosen, ['q', left], ['k', right], entry(shown.scores, row, col), all);
  },
  probs: given => normalised(given),
  context: ({ shown, chosen }) => {
    const { row, col } = chosen;
    const weights = range(shown.tokens.length, j => entry(shown.weights, row, j));
    const values = range(shown.tokens.length, j => entry(shown.v, j, col));
    const way = dotProduct(chosen, ['prob', weights], ['v', values], entry(shown.context, row, col), true);
    return { ...way, over: 'tokens' };
  },
  q: given => projected(given, 'q'),
  k: given => projected(given, 'k'),
  v: given => projected(given, 'v'),
};

/** Σ left · right, over the dimensions of a vector. */
function dotProduct(
  chosen: Chosen,
  [leftName, left]: readonly [LineName, readonly number[]],
  [rightName, right]: readonly [LineName, readonly number[]],
  value: number,
  all: boolean,
): Unfolding {
  const products = left.map((l, i) => l * right[i]!);
  const sum = total(products);
  const order = range(products.length, i => i);
  const terms =
    all || products.length <= manyTerms
      ? order
      : order.sort((a, b) => Math.abs(products[b]!) - Math.abs(products[a]!)).slice(0, written);
  const pick = (values: readonly number[]) => terms.map(i => values[i]!);
  const left_out = products.length - terms.length;
  return {
    ...chosen,
    over: 'dimensions',
    terms,
    count: products.length,
    lines: [
      { name: leftName, values: pick(left) },
      { name: rightName, values: pick(right) },
      { name: 'product', values: pick(products) },
    ],
    rest: left_out > 0 ? { count: left_out, sum: sum - total(pick(products)) } : null,
    sum,
    value,
    shift: 0,
  };
}

/** A cell of q, k or v: x of the token times a row of the weight. */
function projected({ frame, shown, chosen, all }: Given, tensor: keyof typeof weightOf): Unfolding | null {
  const { row, col } = chosen;
  const left = rowIn(frame, 'x', row);
  const right = rowIn(frame, weightOf[tensor], shown.head * shown.headDim + col);
  if (!left || !right) return null;
  const value = entry(shown[tensor], row, col);
  return dotProduct(chosen, ['x', Array.from(left)], ['weight', Array.from(right)], value, all);
}

/** A probability: exp of its score over the sum along its row, or along its column where the softmax runs over the queries. */
function normalised({ params, shown, chosen }: Given): Unfolding {
  const { row, col } = chosen;
  const count = shown.tokens.length;
  const along = (grid: Shown['scores']) =>
    range(count, i => (params.axis === 'keys' ? entry(grid, row, i) : entry(grid, i, col)));
  const scores = along(shown.scores);
  const finite = scores.filter(Number.isFinite);
  const top = Math.max(...finite);
  // exp(20) needs nine digits; from there on the largest score is subtracted first, as the engine always does.
  const shift = finite.some(s => Math.abs(s) > 9) ? top : 0;
  // A row of masked keys only has one and the same score everywhere, and the softmax makes it even.
  const exps = scores.map(s => (finite.length === 0 ? 1 : Math.exp(s - shift)));
  const lines: Line[] = [
    { name: 'score', values: scores },
    { name: 'exp', values: exps },
    { name: 'prob', values: along(shown.probs) },
  ];
  if (params.dropout > 0) lines.push({ name: 'dropped', values: along(shown.weights) });
  return {
    ...chosen,
    over: 'tokens',
    terms: range(count, i => i),
    count,
    lines,
    rest: null,
    sum: total(exps),
    value: entry(shown.weights, row, col),
    shift,
  };
}

const range = <T>(n: number, f: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => f(i));
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
