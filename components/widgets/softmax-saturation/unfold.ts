import type { Unfolding } from '@/components/viz/unfolding';
import { gradientScale, jacobianScale, type Shown, short } from './frame';
import type { Messages } from './messages.en';

/** So many keys are written out, the chosen ones among them; the rest as one sum. */
const MOST = 10;

/** A row of J, and its sum with g: J_ij = p_i (δ_ij − p_j), Σ_j J_ij g_j. */
export function unfoldRow({ n, row, col, probs, jacobian, g }: Shown, t: Messages): Unfolding {
  const all = Array.from({ length: n }, (_, j) => j);
  const others = all.filter(j => j !== row && j !== col).slice(0, MOST - (row === col ? 1 : 2));
  const terms = n <= MOST ? all : [...others, ...new Set([row, col])].sort((a, b) => a - b);
  const j_ = (j: number) => jacobian.values[row * n + j] ?? Number.NaN;
  const product = (j: number) => j_(j) * (g.values[j] ?? Number.NaN);
  const total = (of: (j: number) => number) => all.reduce((sum, j) => sum + of(j), 0);
  const left = all.filter(j => !terms.includes(j));
  const rest = (of: (j: number) => number) =>
    left.length > 0 ? short(left.reduce((sum, j) => sum + of(j), 0)) : undefined;
  const i = String(row);
  return {
    columns: terms.map(String),
    corner: t.key,
    own: terms.indexOf(col),
    rest: left.length > 0 ? t.more(left.length) : undefined,
    lines: [
      {
        key: 'difference',
        label: { text: 'δ − p' },
        values: terms.map(j => (j === row ? 1 : 0) - (probs[j] ?? 0)),
        write: short,
      },
      {
        key: 'jacobian',
        label: { text: 'J', sub: i, hue: 's' },
        values: terms.map(j_),
        scale: jacobianScale,
        write: short,
        rest: rest(j_),
        total: 'Σ = 0',
        part: 'jacobian',
      },
      {
        key: 'g',
        label: { text: 'g', hue: 'g' },
        values: terms.map(j => g.values[j] ?? Number.NaN),
        scale: gradientScale,
        write: short,
        part: 'g',
      },
      {
        key: 'product',
        label: { text: `J·g` },
        values: terms.map(product),
        scale: gradientScale,
        write: short,
        rest: rest(product),
        total: `Σ = ${short(total(product))}`,
      },
    ],
  };
}
