/** How an answer went. */
export const marks = ['again', 'hard', 'good', 'easy'] as const;
export type Mark = (typeof marks)[number];

/** What is remembered of a question that was asked before; times in ms since 1970, the rest as FSRS has it. */
export interface Kept {
  readonly due: number;
  readonly last: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  /** 0 new, 1 learning, 2 review, 3 learning again. */
  readonly state: 0 | 1 | 2 | 3;
}

/** By question, `attention/iv-qk`. */
export type Deck = Readonly<Record<string, Kept>>;

/**
 * The question to ask now: of those that are due the one that has waited longest, else the first that was never asked, in the order of
 * the course. `skipped` come last. undefined: nothing is due.
 */
export function nextQuestion(
  questions: readonly string[],
  deck: Deck,
  now: number,
  skipped: readonly string[] = [],
): string | undefined {
  const open = questions.filter(key => !deck[key] || deck[key].due <= now);
  const ordered = open.toSorted((a, b) => waited(a, deck) - waited(b, deck));
  return ordered.find(key => !skipped.includes(key)) ?? ordered[0];
}

const waited = (key: string, deck: Deck): number => deck[key]?.due ?? Number.POSITIVE_INFINITY;

/** When the next question of these comes back, if none is due. */
export function nextDue(questions: readonly string[], deck: Deck): number | undefined {
  const times = questions.flatMap(key => deck[key]?.due ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Whatever stands in the storage, written by another version or by hand, as a deck: an entry that is none is left out. */
export function parseDeck(value: unknown): Deck {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, given]) => {
      const kept = parseKept(given);
      return kept ? [[key, kept] as const] : [];
    }),
  );
}

const numbers = [
  'due',
  'last',
  'stability',
  'difficulty',
  'scheduledDays',
  'learningSteps',
  'reps',
  'lapses',
] as const satisfies readonly (keyof Kept)[];

/** The largest number of ms that a Date can hold. */
const latest = 8.64e15;

function parseKept(given: unknown): Kept | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const entry = given as Record<string, unknown>;
  const valid = numbers.every(name => {
    const value = entry[name];
    return typeof value === 'number' && value >= 0 && value <= latest;
  });
  const { state } = entry;
  if (!valid || (state !== 0 && state !== 1 && state !== 2 && state !== 3)) return undefined;
  const read = (name: (typeof numbers)[number]) => entry[name] as number;
  return {
    due: read('due'),
    last: read('last'),
    stability: read('stability'),
    difficulty: read('difficulty'),
    scheduledDays: read('scheduledDays'),
    learningSteps: read('learningSteps'),
    reps: read('reps'),
    lapses: read('lapses'),
    state,
  };
}
