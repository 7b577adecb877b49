import type { Series } from '@/lib/grid';
import type { Locale } from '@/lib/i18n/locales';
import { type CurveMisread, judgeCurve, readAt, shapeOf, valueAt } from '@/lib/lesson/sketch';
import type { SketchAsked } from '../sketchContract';
import { dictionaries } from './messages';
import { runFrame } from './runScalar';
import { saidOfCurve, writeY } from './sketchWords';

export interface RunSketch {
  /** As far as it lies between the first handle and the last. */
  readonly series: Series;
  readonly said: string;
  /** The reader's curve, as it is kept: its values at the handles. */
  readonly drawn: string;
  readonly right: boolean;
  /** What may lie behind the reader's curve; undefined where it is right. */
  readonly misread: CurveMisread | undefined;
}

/** The experiment's curve, and what is to be said of the reader's. Rejects where the experiment draws no such curve. */
export async function runSketch(
  asked: SketchAsked,
  heights: readonly number[] | undefined,
  locale: Locale,
): Promise<RunSketch> {
  const t = dictionaries[locale].predict;
  const { frame } = await runFrame(asked.widget, asked.params);
  const whole = frame.series[asked.series];
  if (!whole) throw new Error(`${asked.widget} has no curve ${asked.series}`);
  const truth = readAt(whole, asked);
  if (truth.some(Number.isNaN)) throw new Error(`${asked.widget}: ${asked.series} does not reach all handles`);
  const series = between(whole, asked.at[0] ?? 0, asked.at.at(-1) ?? 0);
  if (!heights)
    return { series, said: t.drewNothing(shapeOf(truth, asked)), drawn: '', right: false, misread: undefined };
  const drawn = heights.map(height => valueAt(height, asked));
  const judged = judgeCurve(drawn, truth, asked, asked.tolerance);
  return {
    series,
    said: saidOfCurve(t, asked, judged, drawn, truth),
    drawn: drawn.map(value => writeY(value, asked)).join(' '),
    right: judged.right,
    misread: judged.misread,
  };
}

function between({ x, y, se }: Series, low: number, high: number): Series {
  const inside = Array.from(x.keys()).filter(index => x[index]! >= low && x[index]! <= high);
  const pick = (values: Float64Array) => Float64Array.from(inside, index => values[index] ?? Number.NaN);
  return { x: pick(x), y: pick(y), ...(se && { se: pick(se) }) };
}
