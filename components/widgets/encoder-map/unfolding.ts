import { probability } from '@/components/viz/scale';
import type { UnfoldedLine, Unfolding } from '@/components/viz/unfolding';
import { type BoxId, boxes, boxOf } from '@/lib/experiments/encoder-map/boxes';
import { formatFixed, formatReadable } from '@/lib/format';
import { type Operand, productsOf, type Worked } from './cell';
import { layerScale } from './frame';

/** From so many terms on, only some are written out, the rest as one sum. */
const manyTerms = 16;
const written = 8;

interface Words {
  readonly dimension: string;
  readonly product: string;
  readonly more: (count: number) => string;
}

/** The chosen cell as lines of numbers below each other; undefined where there is only one number, which its sentence says. */
export function unfoldingOf(worked: Worked, tokens: readonly string[], t: Words): Unfolding | undefined {
  const { operands, over } = worked;
  const count = operands[0]?.values.length ?? 0;
  if (count === 0) return undefined;
  const lines = [...operands, ...productLine(worked, t)];
  const terms = pickedTerms(worked, count);
  const left = count - terms.length;
  return {
    lines: lines.map(line => lineOf(line, terms)),
    columns: terms.map(term => columnName(worked, term, tokens)),
    corner: over === 'dimensions' ? t.dimension : undefined,
    numbered: over === 'dimensions' && left === 0,
    own: ringed(worked, terms),
    rest: left > 0 ? t.more(left) : undefined,
  };
}

const multiplied = ({ box }: Worked): boolean => ['linear', 'pooler', 'scores', 'mixture'].includes(boxOf(box).way);

const productLine = (worked: Worked, { product }: Words): readonly Operand[] =>
  multiplied(worked) ? [{ key: 'product', text: product, values: productsOf(worked.operands) }] : [];

/** Of a sum of products its largest terms; of a row that is normed those around the chosen one. */
function pickedTerms(worked: Worked, count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (count <= manyTerms) return all;
  if (!multiplied(worked)) {
    const start = Math.max(0, Math.min(worked.col - written / 2, count - written));
    return all.slice(start, start + written);
  }
  const products = productsOf(worked.operands);
  return all.sort((a, b) => Math.abs(products[b] ?? 0) - Math.abs(products[a] ?? 0)).slice(0, written);
}

function columnName({ over, box }: Worked, term: number, tokens: readonly string[]): string {
  if (over === 'tokens') return tokens[term] ?? '';
  if (over === 'dimensions') return String(term);
  const from: BoxId | undefined = boxOf(box).reads[term];
  return from ? boxOf(from).symbol : '';
}

const isBox = (key: string): boolean => boxes.some(({ id }) => id === key);

/** The term that is the cell itself, where it is one of them. */
function ringed({ box, col }: Worked, terms: readonly number[]): number | undefined {
  const { way } = boxOf(box);
  const at = way === 'norm' || way === 'softmax' ? terms.indexOf(col) : -1;
  return at < 0 ? undefined : at;
}

function lineOf(line: Operand, terms: readonly number[]): UnfoldedLine {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const values = terms.map(term => line.values[term] ?? Number.NaN);
  const summed = line.key === 'product' || line.key === 'exp' || line.key === 'terms';
  const small = Math.max(...line.values.map(Math.abs).filter(Number.isFinite)) < 0.5;
  const colours = { probs: probability, exp: undefined, terms: undefined } as const;
  return {
    key: line.key,
    label: { text: line.text, ...(line.sub !== undefined && { sub: line.sub }), ...(line.hue && { hue: line.hue }) },
    values,
    scale: line.key in colours ? colours[line.key as keyof typeof colours] : small ? undefined : layerScale,
    write: value => formatFixed(value, small ? 4 : 2),
    rest:
      summed && values.length < line.values.length
        ? formatFixed(sum(line.values) - sum(values), small ? 4 : 2)
        : undefined,
    total: summed ? `Σ = ${formatReadable(sum(line.values), 4)}` : undefined,
    part: isBox(line.key) ? line.key : undefined,
  };
}
