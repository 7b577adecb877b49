import { diverging } from '@/components/viz/scale';
import type { Unfolding } from '@/components/viz/unfolding';
import type { Frame } from '@/lib/experiments/contract';
import type { ResidualChainParams } from '@/lib/experiments/residual-chain/params';
import { gridName } from '@/lib/experiments/residual-chain/result';
import { columnOf, rowOf } from '@/lib/experiments/shownGrids';
import { formatReadable } from '@/lib/format';
import { gridEntry } from '@/lib/grid';
import { type Drawn, gridOf, rowIn, type Side } from './frame';

/** How a chosen cell came about: a sum over the dimensions of what the branch reads, and what goes past it. */
export interface Cell {
  readonly side: Side;
  readonly state: number;
  readonly dim: number;
  readonly block: number;
  /** Past the branch. 0 without a residual connection. */
  readonly skip: number;
  /** Σ left · right: on the way forward what the branch writes, on the way back the gradient of what it read. */
  readonly sum: number;
  /** On the way back that sum has to pass the norm in front of the branch: what is left of it. The sum itself where there is none. */
  readonly branch: number;
  /** On the way forward, behind the norm after the addition. */
  readonly value: number;
  /** Terms that are written out, the largest first where they are many. */
  readonly terms: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly restCount: number;
  readonly restSum: number;
}

/** Terms written out. */
const most = 8;

/** undefined where nothing is computed: at the start of the chain, or of the way back; or while its numbers are on their way. */
export function cellOf(
  frame: Frame,
  params: ResidualChainParams,
  { side, state, dim, block }: Drawn,
): Cell | undefined {
  if (block === undefined) return undefined;
  const forwards = side === 'forward';
  const weight = gridName.weight(block);
  const [left, right] = forwards
    ? [gridOf(frame, rowOf(weight, dim)).values, rowIn(frame, gridName.read, block)]
    : [gridOf(frame, columnOf(weight, dim)).values, rowIn(frame, gridName.sumGradient, block)];
  if (left.length === 0 || right.length !== left.length) return undefined;
  const products = Array.from(left, (value, i) => value * (right[i] ?? 0));
  const sum = products.reduce((a, b) => a + b, 0);
  const order = products.map((_, i) => i).sort((a, b) => Math.abs(products[b]!) - Math.abs(products[a]!));
  // Of numbers only one term is not 0.
  const terms = order.filter(i => products[i] !== 0).slice(0, most);
  const shown = terms.reduce((total, i) => total + products[i]!, 0);
  const value = gridEntry(gridOf(frame, forwards ? gridName.forward : gridName.backward), state, dim);
  const skip = params.residual
    ? forwards
      ? gridEntry(gridOf(frame, gridName.forward), state - 1, dim)
      : (right[dim] ?? Number.NaN)
    : 0;
  return {
    side,
    state,
    dim,
    block,
    skip,
    sum,
    branch: forwards ? sum : value - skip,
    value,
    terms,
    left: terms.map(i => left[i]!),
    right: terms.map(i => right[i]!),
    restCount: products.filter(product => product !== 0).length - terms.length,
    restSum: sum - shown,
  };
}

const size = (value: number): string => formatReadable(value, 2);

/** The words that a language has for the lines. */
interface LineWords {
  readonly dimension: string;
  readonly more: (count: number) => string;
  readonly reads: Readonly<Record<Side, string>>;
  readonly weight: string;
  readonly product: string;
}

/** The same as lines of numbers. */
export function linesOf(cell: Cell, t: LineWords): Unfolding {
  const { side, block, terms, left, right, restCount, restSum, sum } = cell;
  const hue = side === 'forward' ? 'x' : 'g';
  const line = (values: readonly number[]) => ({
    values,
    scale: diverging(Math.max(1e-12, ...values.map(Math.abs))),
    write: size,
  });
  return {
    columns: terms.map(String),
    corner: t.dimension,
    rest: restCount > 0 ? t.more(restCount) : undefined,
    lines: [
      { key: 'right', label: { text: t.reads[side], hue }, ...line(right) },
      { key: 'left', label: { before: t.weight, text: 'A', sub: String(block), hue: 'ffn' }, ...line(left) },
      {
        key: 'product',
        label: { text: t.product },
        ...line(left.map((value, i) => value * right[i]!)),
        rest: restCount > 0 ? size(restSum) : undefined,
        total: `Σ = ${size(sum)}`,
      },
    ],
  };
}
