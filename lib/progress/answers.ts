import { useSyncExternalStore } from 'react';
import { keptState } from './keptState';
import { readingProgress } from './readingProgress';

/** One answer to a Check or a Predict, as the reader gave it. */
export interface Attempt {
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly given: string;
  readonly right: boolean;
}

/** A question that was answered: the last attempts, oldest first, and whether one of all was right. */
export interface Answered {
  readonly solved: boolean;
  readonly tries: number;
  readonly attempts: readonly Attempt[];
}

/** By lesson and question, `variance/dk`. */
export interface Answers {
  readonly answers: Readonly<Record<string, Answered>>;
}

/** So many attempts of a question are kept. */
const most = 20;

const kept = keptState<Answers>({
  name: 'answers',
  empty: { answers: {} },
  parse: parseAnswers,
  // One setting for all that is kept.
  allowed: () => readingProgress().keep,
});

export const keyOf = (lesson: string, question: string) => `${lesson}/${question}`;

export function recordAnswer(lesson: string, question: string, given: string, right: boolean): void {
  const key = keyOf(lesson, question);
  const attempt = { at: new Date().toISOString(), given: given.slice(0, 200), right };
  kept.update(({ answers }) => {
    const before = answers[key] ?? { solved: false, tries: 0, attempts: [] };
    return {
      answers: {
        ...answers,
        [key]: {
          solved: before.solved || right,
          tries: before.tries + 1,
          attempts: [...before.attempts, attempt].slice(-most),
        },
      },
    };
  });
}

export function useAnswers(): Answers['answers'] {
  return useSyncExternalStore(kept.subscribe, kept.state, kept.initial).answers;
}

/** What stands in the storage or a file; an entry that is none is left out. */
export function parseAnswers(value: unknown): Answers {
  const entries = Object.entries(recordOf(recordOf(value).answers));
  return { answers: Object.fromEntries(entries.flatMap(([key, given]) => entryOf(key, given))) };
}

function entryOf(key: string, value: unknown): [string, Answered][] {
  const { solved, tries, attempts } = recordOf(value);
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(key) || !Array.isArray(attempts)) return [];
  const sound = attempts.flatMap(one => {
    const { at, given, right } = recordOf(one);
    return typeof at === 'string' && typeof given === 'string' && typeof right === 'boolean'
      ? [{ at, given: given.slice(0, 200), right }]
      : [];
  });
  if (sound.length === 0) return [];
  const counted = Number.isSafeInteger(tries) && (tries as number) >= sound.length ? (tries as number) : sound.length;
  return [
    [
      key,
      { solved: solved === true || sound.some(({ right }) => right), tries: counted, attempts: sound.slice(-most) },
    ],
  ];
}

/** What two browsers know of the same reader: every attempt once. */
export function mergeAnswers({ answers: ours }: Answers, { answers: theirs }: Answers): Answers {
  const merged: Record<string, Answered> = { ...ours };
  for (const [key, other] of Object.entries(theirs)) {
    const own = merged[key];
    if (!own) {
      merged[key] = other;
      continue;
    }
    const known = new Set(own.attempts.map(({ at }) => at));
    const fresh = other.attempts.filter(({ at }) => !known.has(at));
    merged[key] = {
      solved: own.solved || other.solved,
      tries: Math.max(own.tries + fresh.length, other.tries),
      attempts: [...own.attempts, ...fresh].toSorted((a, b) => (a.at < b.at ? -1 : 1)).slice(-most),
    };
  }
  return { answers: merged };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
