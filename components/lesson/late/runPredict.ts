import { formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/locales';
import { meets } from '@/lib/lesson/condition';
import { formatMeasured } from '@/lib/lesson/measured';
import { nearestMisread } from '@/lib/lesson/nearest';
import type { Asked, Guess, Told } from '../predictContract';
import { dictionaries } from './messages';
import type { Messages } from './messages.en';
import { runScalar } from './runScalar';

/** The experiment, run, and the guess laid beside its figure. Rejects where the experiment fails. */
export async function runPredict(
  asked: Asked,
  guess: Guess,
  misreads: readonly string[],
  locale: Locale,
): Promise<Told> {
  const { value, standardError } = await runScalar(asked.widget, asked.params, asked.scalar);
  const written = formatMeasured(value, standardError, asked.digits);
  const choice = rightChoice(asked, value);
  const right = guess !== null && isRight(guess, value, choice, asked);
  const shown = asked.unit ? `${written} ${asked.unit}` : written;
  return {
    value,
    error: 2 * standardError,
    written,
    choice,
    right,
    said: saidOf(dictionaries[locale].predict, asked, guess, value, choice, shown),
    misread: guess === null || right ? undefined : thoughtBehind(guess, value, asked, misreads),
  };
}

/** The Choice whose condition the figure meets. */
function rightChoice({ choices }: Asked, figure: number): string | undefined {
  return choices.find(choice => meets(choice.when, figure))?.value;
}

/** Whether a guess came as near as the question asks. */
function isRight(guess: NonNullable<Guess>, figure: number, choice: string | undefined, asked: Asked): boolean {
  if ('choice' in guess) return guess.choice === choice;
  return Math.abs(guess.figure - figure) <= asked.tolerance;
}

/** One sentence that lays guess and figure side by side. No score, no praise. */
function saidOf(
  t: Messages['predict'],
  asked: Asked,
  guess: Guess,
  figure: number,
  choice: string | undefined,
  shown: string,
): string {
  const name = asked.figure ?? t.figure;
  if (!guess) return asked.range ? t.told(shown) : t.none(name, shown);
  if ('choice' in guess) return choice === guess.choice ? t.choseRight(name, shown) : t.chose(name, shown);
  const guessed = formatNumber(guess.figure, asked.digits);
  return guessed === formatNumber(figure, asked.digits) ? t.same(guessed) : t.compare(guessed, shown);
}

/** The misread that a wrong guess is nearest to. */
function thoughtBehind(
  guess: NonNullable<Guess>,
  figure: number,
  { range }: Asked,
  misreads: readonly string[],
): string | undefined {
  if ('choice' in guess) return misreads.find(misread => misread === guess.choice);
  return range && misreads[nearestMisread(guess.figure, figure, misreads.map(Number), range.scale)];
}
