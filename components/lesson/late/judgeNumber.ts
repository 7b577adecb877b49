import { formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/locales';
import { digitsOfStep, formatMeasured } from '@/lib/lesson/measured';
import { parseNumber } from '@/lib/lesson/parseNumber';
import type { CheckAsked } from '../checkContract';
import { dictionaries } from './messages';
import type { Messages } from './messages.en';
import { type Measured, runScalar } from './runScalar';

export interface Judged {
  /** The number that was read; undefined where what was typed is none, and nothing was judged. */
  readonly given: number | undefined;
  readonly right: boolean;
  readonly words: string;
}

/** What was typed, laid before the engine. Rejects where the engine fails. */
export async function judgeNumber(typed: string, asked: CheckAsked, label: string, locale: Locale): Promise<Judged> {
  const t = dictionaries[locale].check;
  const value = parseNumber(typed);
  if (value === null) return { given: undefined, right: false, words: t.notNumber(typed.trim()) };
  const more = asked.param === undefined ? {} : { [asked.param]: value };
  const measured = await runScalar(asked.widget, asked.params, asked.scalar, more);
  return { given: value, ...verdictOf(t, asked, label, value, measured) };
}

/** What the engine says to a number: its own figure always, the direction on a miss. */
function verdictOf(
  t: Messages['check'],
  asked: CheckAsked,
  label: string,
  given: number,
  { value, standardError, notes }: Measured,
): Omit<Judged, 'given'> {
  const { digits, unit, tolerance, param, target } = asked;
  const withUnit = (text: string) => (unit ? `${text} ${unit}` : text);
  const figure = withUnit(formatMeasured(value, standardError, digits));
  // A sampled figure is known only up to its error: four standard errors, as everywhere on the site.
  const near = (a: number, b: number) =>
    Math.abs(a - b) <= tolerance + 4 * standardError + 1e-9 * Math.max(1, Math.abs(b));
  if (param === undefined || target === undefined) {
    if (near(given, value)) return { right: true, words: t.right(figure) };
    const said = asGiven(given);
    return { right: false, words: given > value ? t.tooHigh(figure, said) : t.tooLow(figure, said) };
  }
  const goal = withUnit(formatNumber(target, digits));
  const changed = notes.find(note => note.param === param);
  const used = changed?.used ?? String(given);
  const words = [
    changed ? t.clamped(used) : '',
    t.gives(label, asGiven(Number(used)), figure),
    near(value, target) ? t.meets(goal) : value > target ? t.above(goal) : t.below(goal),
  ];
  return { right: near(value, target) && !changed, words: words.filter(Boolean).join(t.between) };
}

/** The reader's number back again, with the decimals it was given. */
function asGiven(value: number): string {
  return formatNumber(value, digitsOfStep(Number(value.toPrecision(12))));
}
