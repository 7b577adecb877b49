import type { AttentionLabParams } from '@/lib/experiments/attention-lab/params';
import type { Frame } from '@/lib/experiments/contract';
import { formatFixed, formatReadable, formatTick } from '@/lib/format';
import type { Phrase } from './phrase';
import { chosenOf, entry, type Shown, shownOf } from './shown';
import { type Unfolding, unfold } from './unfold';

/** What a language must be able to say of an unfolded cell; numbers come written. */
export interface Sayings {
  readonly score: (of: {
    readonly query: string;
    readonly key: string;
    readonly count: number;
    readonly sum: string;
    /** √8 = 2.83; null: not divided. */
    readonly divisor: string | null;
    readonly value: string;
  }) => Phrase;
  /** After `score`: the key is taken out by the mask. */
  readonly masked: (key: string) => Phrase;
  readonly prob: (of: {
    readonly query: string;
    readonly key: string;
    /** exp(1.17) = 3.22 */
    readonly exp: string;
    readonly sum: string;
    readonly value: string;
    readonly overQueries: boolean;
    /** The score that was subtracted first; null where none was. */
    readonly shift: string | null;
  }) => Phrase;
  readonly even: (of: { readonly query: string; readonly value: string }) => Phrase;
  readonly maskedProb: (key: string) => Phrase;
  readonly zeroed: (before: string) => Phrase;
  readonly kept: (p: string, value: string) => Phrase;
  readonly dropped: Phrase;
  readonly context: (of: {
    readonly query: string;
    readonly dimension: string;
    readonly count: number;
    readonly value: string;
  }) => Phrase;
  readonly projected: (of: {
    readonly of: 'q' | 'k' | 'v';
    readonly token: string;
    readonly dimension: string;
    readonly count: number;
    readonly weightRow: number;
    readonly matrix: string;
    readonly value: string;
  }) => Phrase;
}

export const two = (value: number): string => formatFixed(value, 2);
/** A result in a sentence: two places, and more where two would leave nothing of it. */
const result = (value: number): string =>
  value !== 0 && Math.abs(value) < 0.095 ? formatReadable(value, 2) : two(value);
/** exp spans many sizes: two places while they say something. */
export const small = (value: number): string => (value !== 0 && value < 0.005 ? formatReadable(value, 1) : two(value));

/** What the scores are divided by, as it is written: √8 = 2.83. */
function divisorText({ divisor }: AttentionLabParams, { headDim, hidden }: Shown): string | null {
  const root = (n: number): string =>
    Number.isInteger(Math.sqrt(n)) ? `√${n} = ${Math.sqrt(n)}` : `√${n} = ${two(Math.sqrt(n))}`;
  return { none: null, dk: String(headDim), 'sqrt-dk': root(headDim), 'sqrt-dmodel': root(hidden) }[divisor];
}

/** The chosen cell in a sentence; an empty one where the frame lacks what it takes. */
export function sentenceOf(frame: Frame, params: AttentionLabParams, sayings: Sayings): Phrase {
  const shown = shownOf(frame, params);
  const way = unfold(frame, params, shown, chosenOf(params, shown), true);
  if (!way) return [];
  const token = shown.tokens[way.row] ?? '';
  switch (way.tensor) {
    case 'scores':
      return scoreSentence(way, params, shown, sayings);
    case 'probs':
      return probSentence(way, params, shown, sayings);
    case 'context':
      return sayings.context({ query: token, dimension: String(way.col), count: way.count, value: result(way.value) });
    default:
      return sayings.projected({
        of: way.tensor,
        token,
        dimension: String(way.col),
        count: way.count,
        weightRow: shown.head * shown.headDim + way.col,
        matrix: { q: 'W_Q', k: 'W_K', v: 'W_V' }[way.tensor],
        value: result(way.value),
      });
  }
}

function scoreSentence(way: Unfolding, params: AttentionLabParams, shown: Shown, sayings: Sayings): Phrase {
  const [query, key] = [shown.tokens[way.row] ?? '', shown.tokens[way.col] ?? ''];
  const divided = way.sum / shown.divisor;
  const score = sayings.score({
    query,
    key,
    count: way.count,
    sum: result(way.sum),
    divisor: divisorText(params, shown),
    value: result(divided),
  });
  return way.value === -Infinity ? [...score, ...sayings.masked(key)] : score;
}

function probSentence(way: Unfolding, params: AttentionLabParams, shown: Shown, sayings: Sayings): Phrase {
  const { row, col } = way;
  const [query, key] = [shown.tokens[row] ?? '', shown.tokens[col] ?? ''];
  const overQueries = params.axis === 'queries';
  const at = overQueries ? row : col;
  const [scores, exps] = [way.lines[0]?.values ?? [], way.lines[1]?.values ?? []];
  const score = scores[at] ?? Number.NaN;
  const softmaxed = (exps[at] ?? Number.NaN) / way.sum;
  if (scores.every(s => s === -Infinity)) return sayings.even({ query, value: result(softmaxed) });
  if (score === -Infinity) return sayings.maskedProb(key);
  const shifted = score - way.shift;
  const phrase: Phrase = sayings.prob({
    query,
    key,
    exp: `exp(${two(shifted)}) = ${small(exps[at] ?? Number.NaN)}`,
    sum: two(way.sum),
    value: result(softmaxed),
    overQueries,
    shift: way.shift === 0 ? null : two(way.shift),
  });
  if (params.mask === 'after' && shown.padding[col]) return [...phrase, ...sayings.zeroed(result(softmaxed))];
  if (params.dropout === 0) return phrase;
  const value = entry(shown.weights, row, col);
  return [...phrase, ...(value === 0 ? sayings.dropped : sayings.kept(formatTick(params.dropout), result(value)))];
}
