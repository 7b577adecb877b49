import { type HeatScale, probability } from '@/components/viz/scale';
import type { UnfoldedLabel, Unfolding as Written } from '@/components/viz/unfolding';
import type { Messages } from './messages.en';
import { signed } from './scales';
import { small, two } from './sentence';
import type { Shown } from './shown';
import { type Line, type LineName, manyTerms, type Unfolding } from './unfold';

/** How an unfolded cell is named, coloured, written and added up: the same in the View as in its picture. */
export function linesOf(way: Unfolding, shown: Shown, overQueries: boolean, t: Messages): Written {
  const ofTokens = way.over === 'tokens';
  const many = !ofTokens && way.count > manyTerms;
  return {
    columns: way.terms.map(term => (ofTokens ? (shown.tokens[term] ?? '') : String(term))),
    corner: ofTokens ? undefined : t.dimension,
    numbered: !ofTokens && !many,
    // Along the terms of a probability's sum, this is the one that was chosen.
    own: way.tensor === 'probs' ? (overQueries ? way.row : way.col) : undefined,
    rest: way.rest ? t.rest(way.rest.count) : undefined,
    lines: way.lines.map(line => ({
      key: line.name,
      label: labelOf(line.name, way, shown, t),
      values: line.values,
      scale: scaleOf(line.name),
      write: value => (line.name === 'exp' ? small(value) : two(value)),
      rest: way.rest && line.name === 'product' ? two(way.rest.sum) : undefined,
      total: totalOf(line, way),
      part: partOf[line.name],
    })),
  };
}

function labelOf(name: LineName, way: Unfolding, { tokens }: Shown, t: Messages): UnfoldedLabel {
  const [query = '', other = ''] = [tokens[way.row], tokens[way.col]];
  const hue = way.tensor === 'k' || way.tensor === 'v' ? way.tensor : 'q';
  const labels: Record<LineName, UnfoldedLabel> = {
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

/** Lines that are tensors of the lesson's formulas and code. */
const partOf: Partial<Record<LineName, string>> = { q: 'q', k: 'k', v: 'v', x: 'x', score: 'scores', prob: 'probs' };

/** exp spans too many sizes for a colour. */
function scaleOf(name: LineName): HeatScale | undefined {
  return name === 'exp' ? undefined : name === 'prob' || name === 'dropped' ? probability : signed;
}

/** Σ stands behind the line that is added up. */
function totalOf(line: Line, way: Unfolding): string | undefined {
  if (line.name === 'product') return `Σ = ${two(way.sum)}`;
  if (way.tensor !== 'probs' || line.name === 'score') return undefined;
  return `Σ = ${two(line.values.reduce((a, b) => a + b, 0))}`;
}
