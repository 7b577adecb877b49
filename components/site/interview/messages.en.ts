import type { Mark } from './deck';

export const messages = {
  title: 'Interview practice',
  lead: 'Every interview question of the course, one at a time. Answer aloud in thirty seconds, look at the model answers, say how it went. What went badly comes back soon, what went well comes back later.',
  description:
    'All interview questions on the Transformer encoder with answers at three depths, asked one at a time with a timer and repeated when you are about to forget them.',
  session: 'Practice',
  lesson: 'Questions from',
  all: 'All lessons',
  counts: (total: number, due: number, fresh: number) =>
    `${total} questions: ${due} to repeat now, ${fresh} not asked yet`,
  start: 'Start the 30 seconds',
  restart: 'Start again',
  left: (seconds: number) => `${seconds} s`,
  timer: 'Time left',
  over: 'Thirty seconds are over.',
  reveal: 'Show the answers',
  skip: 'Another question',
  howItWent: 'How did it go?',
  marks: { again: 'Not at all', hard: 'With gaps', good: 'Well', easy: 'With ease' } satisfies Record<Mark, string>,
  back: (wait: string) => `again in ${wait}`,
  resting: 'Nothing to repeat now.',
  restingUntil: (when: string) => `Nothing to repeat now. The next question comes back ${when}.`,
  anyway: 'Practise anyway',
  inLesson: 'In its lesson',
  print: 'Print the sheet',
  printed: 'The sheet has all questions chosen above, each with its three answers.',
  keeping: 'Your marks are kept in this browser only.',
  notKept: 'You chose to keep nothing, so your marks last until you leave this page.',
  refused: 'This browser keeps nothing, so your marks last until you leave this page.',
  forget: 'Forget my marks',
  failed: 'The part that plans repetitions could not be loaded; this answer is not marked.',
};
export type Messages = typeof messages;
