import { formatFixed, formatReadable, formatTick } from '@/lib/format';
import type { CurveJudged } from '@/lib/lesson/sketch';
import type { SketchAsked } from '../sketchContract';
import type { Messages } from './messages.en';

/** A value of y as the question writes it. */
export function writeY(value: number, { places }: Pick<SketchAsked, 'places'>): string {
  return places === undefined ? formatReadable(value, 3) : formatFixed(value, places);
}

/** One or two sentences that lay the reader's curve beside the computed one. No score, no praise. */
export function saidOfCurve(
  t: Messages['predict'],
  asked: SketchAsked,
  judged: CurveJudged,
  drawn: readonly number[],
  truth: readonly number[],
): string {
  const { farthest } = judged;
  const apart = t.farthest(
    asked.axis,
    formatTick(asked.at[farthest] ?? 0),
    writeY(drawn[farthest] ?? 0, asked),
    writeY(truth[farthest] ?? 0, asked),
  );
  if (judged.right) return t.drewRight;
  return judged.drawn === judged.truth
    ? t.drewShape(judged.truth, apart)
    : t.drewOther(judged.drawn, judged.truth, apart);
}

/** The computed curve in words, place by place. */
export function pointsOf(t: Messages['predict'], asked: SketchAsked, truth: readonly number[]): string {
  return asked.at.map((x, index) => t.point(formatTick(x), writeY(truth[index] ?? 0, asked))).join(t.nextPoint);
}
