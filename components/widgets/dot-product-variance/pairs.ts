import { diverging } from '@/components/viz/scale';
import type { Unfolding } from '@/components/viz/unfolding';
import type { Frame } from '@/lib/experiments/contract';
import { formatFixed, formatShape } from '@/lib/format';
import { type Grid, gridRow, noGrid } from '@/lib/grid';
import type { Messages } from './messages.en';

/** One scale for q, k and their products, and it holds still. */
export const signed = diverging(3);

/** So many coordinates are drawn: more would be narrower than can be told apart. */
const drawn = 64;
/** From so many terms on, only the largest are written out, the rest as one sum. */
const many = 16;
const written = 12;

export const tensors = [
  { name: 'query', label: 'q', hue: 'q', part: 'query' },
  { name: 'key', label: 'k', hue: 'k', part: 'key' },
  { name: 'products', label: 'q ⊙ k', hue: 's', part: 'products' },
] as const;

/** The first coordinates of the shown pairs, and what their shape is called. */
export function shownPairs(frame: Frame, name: string, t: Messages): { readonly grid: Grid; readonly shape: string } {
  const whole = frame.grids[name] ?? noGrid;
  const { rows, cols } = whole;
  if (cols <= drawn) return { grid: whole, shape: formatShape(rows, cols) };
  const values = whole.values.slice(0, rows * drawn);
  for (let row = 0; row < rows; row++) values.set(whole.values.subarray(row * cols, row * cols + drawn), row * drawn);
  return { grid: { values, rows, cols: drawn }, shape: t.firstOf(formatShape(rows, cols), drawn) };
}

/** q and k of one pair, whole. */
export function pairOf(frame: Frame, pair: number): { readonly q: readonly number[]; readonly k: readonly number[] } {
  const rowOf = (name: string): number[] => gridRow(frame.grids[name] ?? noGrid, pair);
  return { q: rowOf('query'), k: rowOf('key') };
}

const two = (value: number): string => formatFixed(value, 2);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A pair's dot product, written out; `sum` is q·k. */
export function unfoldPair(frame: Frame, pair: number, t: Messages): Unfolding & { readonly sum: number } {
  const { q, k } = pairOf(frame, pair);
  const products = q.map((value, i) => value * (k[i] ?? 0));
  const order = products.map((_, i) => i);
  const terms =
    products.length <= many
      ? order
      : order.sort((a, b) => Math.abs(products[b] ?? 0) - Math.abs(products[a] ?? 0)).slice(0, written);
  const pick = (values: readonly number[]): number[] => terms.map(i => values[i] ?? 0);
  const left = products.length - terms.length;
  const sum = total(products);
  const line = { write: two, scale: signed };
  return {
    sum,
    columns: terms.map(String),
    corner: left > 0 ? t.coordinate : undefined,
    numbered: true,
    rest: left > 0 ? t.rest(left) : undefined,
    lines: [
      { ...line, key: 'q', label: { text: 'q', hue: 'q' }, values: pick(q), part: 'query' },
      { ...line, key: 'k', label: { text: 'k', hue: 'k' }, values: pick(k), part: 'key' },
      {
        ...line,
        key: 'product',
        label: { text: t.product },
        values: pick(products),
        rest: left > 0 ? two(sum - total(pick(products))) : undefined,
        total: `Σ = ${two(sum)}`,
        part: 'products',
      },
    ],
  };
}
