import { formatFixed, formatReadable } from '@/lib/format';
import type { HeatScale } from '../scale';
import type { UnfoldedLabel, Unfolding } from '../unfolding';

/** From so many terms on, only the largest are written out, the rest as one sum. */
const manyTerms = 16;
const written = 12;

export interface Factor {
  readonly key: string;
  readonly label: UnfoldedLabel;
  readonly values: ArrayLike<number>;
  readonly scale: HeatScale;
}

export interface ProductWords {
  readonly product: string;
  /** Names all terms at once: "feature", "token". */
  readonly over: string;
  readonly rest: (count: number) => string;
}

/** Two or three places, and more where that would leave nothing of a number. */
export const writeCell = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.005 ? formatReadable(value, 1) : formatFixed(value, 2);

/** A result in a sentence. */
export const writeResult = (value: number): string =>
  value === 0 ? '0' : Math.abs(value) < 0.0995 ? formatReadable(value, 3) : formatFixed(value, 3);

/** Σ left · right, term by term: a cell of a matrix product. */
export function productUnfolding([left, right]: readonly [Factor, Factor], words: ProductWords): Unfolding {
  const count = left.values.length;
  const products = Array.from({ length: count }, (_, i) => left.values[i]! * right.values[i]!);
  const sum = products.reduce((total, value) => total + value, 0);
  const order = products.map((_, i) => i);
  const terms =
    count <= manyTerms
      ? order
      : order.sort((a, b) => Math.abs(products[b]!) - Math.abs(products[a]!)).slice(0, written);
  const pick = (values: ArrayLike<number>) => terms.map(i => values[i]!);
  const left_out = count - terms.length;
  const shown = pick(products).reduce((total, value) => total + value, 0);
  return {
    columns: terms.map(String),
    corner: words.over,
    numbered: true,
    rest: left_out > 0 ? words.rest(left_out) : undefined,
    lines: [
      ...[left, right].map(({ key, label, values, scale }) => ({
        key,
        label,
        values: pick(values),
        scale,
        write: writeCell,
      })),
      {
        key: 'product',
        label: { text: words.product },
        values: pick(products),
        write: writeCell,
        rest: left_out > 0 ? writeCell(sum - shown) : undefined,
        total: `Σ = ${writeResult(sum)}`,
      },
    ],
  };
}

/** A few numbers side by side and what they come to: an entry-wise step. */
export function stepUnfolding(
  parts: readonly { readonly name: string; readonly value: number }[],
  label: UnfoldedLabel,
  total: string,
): Unfolding {
  return {
    columns: parts.map(({ name }) => name),
    lines: [{ key: 'step', label, values: parts.map(({ value }) => value), write: writeCell, total }],
  };
}

/** The lines of a whole token, the chosen feature ringed: what a norm looks at. */
export function rowUnfolding(
  lines: readonly Factor[],
  own: number,
  over: string,
  totals: readonly string[],
): Unfolding {
  const count = lines[0]?.values.length ?? 0;
  // Of a long row what stands around the chosen feature; nothing is summed by eye here.
  const from = count <= manyTerms ? 0 : Math.max(0, Math.min(count - written, own - written / 2));
  const terms = Array.from({ length: count <= manyTerms ? count : written }, (_, i) => from + i);
  return {
    columns: terms.map(String),
    corner: over,
    own: own - from,
    lines: lines.map(({ key, label, values, scale }, i) => ({
      key,
      label,
      values: terms.map(at => values[at]!),
      scale,
      write: writeCell,
      total: totals[i],
    })),
  };
}
