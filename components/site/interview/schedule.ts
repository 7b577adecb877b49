import { type Card, createEmptyCard, type FSRS, fsrs, Rating } from 'ts-fsrs';
import type { Kept, Mark } from './deck';

/** FSRS with its default weights; without its fuzz, so that a mark always gives the interval that its button promised. */
const scheduler: FSRS = fsrs({ enable_fuzz: false });

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

/** What each mark would make of a question: when it comes back, and what is to be remembered until then. */
export function outcomes(before: Kept | undefined, now: number): Readonly<Record<Mark, Kept>> {
  const card = before ? asCard(before) : createEmptyCard(new Date(now));
  const after = (mark: Mark): Kept => asKept(scheduler.next(card, new Date(now), ratings[mark]).card);
  return { again: after('again'), hard: after('hard'), good: after('good'), easy: after('easy') };
}

function asCard({ due, last, ...rest }: Kept): Card {
  const { stability, difficulty, scheduledDays, learningSteps, reps, lapses, state } = rest;
  return {
    due: new Date(due),
    last_review: new Date(last),
    stability,
    difficulty,
    elapsed_days: 0,
    scheduled_days: scheduledDays,
    learning_steps: learningSteps,
    reps,
    lapses,
    state,
  };
}

function asKept(card: Card): Kept {
  const { stability, difficulty, reps, lapses, state } = card;
  return {
    due: card.due.getTime(),
    last: (card.last_review ?? card.due).getTime(),
    stability,
    difficulty,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps,
    lapses,
    state,
  };
}
