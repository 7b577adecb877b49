import type { TensorHue } from '@/components/viz/ramps';
import { type HeatScale, probability } from '@/components/viz/scale';
import type { Messages } from './messages.en';
import { signed } from './scales';
import { small, two } from './sentence';
import type { Shown } from './shown';
import type { Line, LineName, Unfolding } from './unfold';

/** How the lines of an unfolded cell are named, coloured, written and added up: the same in the View as in its picture. */
interface LineLabel {
  /** Words before the name, in ink. */
  readonly before?: string;
  readonly text: string;
  readonly sub?: string;
  readonly hue?: TensorHue;
}

export function labelOf(name: LineName, way: Unfolding, { tokens }: Shown, t: Messages): LineLabel {
  const [query = '', other = ''] = [tokens[way.row], tokens[way.col]];
  const hue = way.tensor === 'k' || way.tensor === 'v' ? way.tensor : 'q';
  const labels: Record<LineName, LineLabel> = {
    q: { text: 'q', sub: query, hue: 'q' },
    k: { text: 'k', sub: other, hue: 'k' },
    v: { text: 'v', sub: String(way.col), hue: 'v' },
    x: { text: 'x', sub: query, hue: 'x' },
    weight: { before: t.lines.weight, text: 'W', sub: hue.toUpperCase(), hue },
    product: { text: t.lines.product },
    score: { text: t.lines.score, hue: 's' },
    exp: { text: way.shift === 0 ? t.lines.exp : t.lines.expShifted },
    prob: { text: t.lines.prob, hue: 's' },
    dropped: { text: t.lines.dropped, hue: 's' },
  };
  return labels[name];
}

/** exp spans too many sizes for a colour. */
export function scaleOf(name: LineName): HeatScale | null {
  return name === 'exp' ? null : name === 'prob' || name === 'dropped' ? probability : signed;
}

export const written = (name: LineName, value: number): string => (name === 'exp' ? small(value) : two(value));

/** Σ stands behind the line that is added up; null behind the others. */
export function totalOf(line: Line, way: Unfolding): string | null {
  if (line.name === 'product') return `Σ = ${two(way.sum)}`;
  if (way.tensor !== 'probs' || line.name === 'score') return null;
  return `Σ = ${two(line.values.reduce((a, b) => a + b, 0))}`;
}
