import { formatNumber } from '@/lib/format';
import { meets } from '@/lib/lesson/condition';
import { nearestMisread } from '@/lib/lesson/nearest';
import type { Messages } from './messages.en';
import type { Asked, Guess, Misreading } from './predictContract';

/** The Choice whose condition the figure meets. */
export function rightChoice({ choices }: Asked, figure: number): string | undefined {
  return choices.find(choice => meets(choice.when, figure))?.value;
}

/** Whether a guess came as near as the question asks. */
export function isRight(guess: NonNullable<Guess>, figure: number, asked: Asked): boolean {
  if ('choice' in guess) return guess.choice === rightChoice(asked, figure);
  return Math.abs(guess.figure - figure) <= asked.tolerance;
}

/** A guess as it is kept. */
export const wordOf = (guess: NonNullable<Guess>): string => ('choice' in guess ? guess.choice : String(guess.figure));

/** One sentence that lays guess and figure side by side. No score, no praise. */
export function saidOf(t: Messages['predict'], asked: Asked, guess: Guess, figure: number, shown: string): string {
  const name = asked.figure ?? t.figure;
  if (!guess) return asked.range ? t.told(shown) : t.none(name, shown);
  if ('choice' in guess)
    return rightChoice(asked, figure) === guess.choice ? t.choseRight(name, shown) : t.chose(name, shown);
  const guessed = formatNumber(guess.figure, asked.digits);
  return guessed === formatNumber(figure, asked.digits) ? t.same(guessed) : t.compare(guessed, shown);
}

/** The misread that a wrong guess is nearest to, by its value. */
export function thoughtBehind(
  guess: Guess,
  figure: number,
  asked: Asked,
  misreads: readonly Misreading[],
): string | undefined {
  if (!guess || isRight(guess, figure, asked)) return undefined;
  if ('choice' in guess) return misreads.find(misread => misread.value === guess.choice)?.value;
  const { range } = asked;
  if (!range) return undefined;
  const figures = misreads.map(misread => Number(misread.value));
  return misreads[nearestMisread(guess.figure, figure, figures, range.scale)]?.value;
}
