import { mergeAnswers, parseAnswers } from '@/lib/progress/answers';
import { type KeptName, keptNames, putKept } from '@/lib/progress/keptState';
import { parseReading, readingProgress } from '@/lib/progress/readingProgress';
import { storageKey } from '@/lib/site/paths';
import { type Deck, parseDeck } from '../interview/deck';

/** What is kept as a file that the reader may take along, and such a file read back. Loaded when it is asked for. */
const mark = 'inside-the-encoder';

/** All that stands in the storage, as JSON. Throws where the browser refuses to be read. */
export function writeFile(now: Date): string {
  const kept = Object.fromEntries(
    keptNames.flatMap(name => {
      const value = stored(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return `${JSON.stringify({ site: mark, version: 1, saved: now.toISOString(), kept }, null, 2)}\n`;
}

/** Joins a file with what is kept here: nothing is lost of either. Twice the same file is once. */
export function readFile(text: string): 'read' | 'unreadable' | 'refused' {
  const kept = keptIn(text);
  if (!kept) return 'unreadable';
  // Who has switched it off does not get it back by a file.
  if (!readingProgress().keep) return 'refused';
  const done = keptNames.map(name => kept[name] === undefined || putKept(name, joined[name](stored(name), kept[name])));
  return done.every(Boolean) ? 'read' : 'refused';
}

const joined: Readonly<Record<KeptName, (ours: unknown, theirs: unknown) => unknown>> = {
  progress: (ours, theirs) => {
    const [here, there] = [parseReading(ours), parseReading(theirs)];
    return { keep: here.keep, read: [...new Set([...here.read, ...there.read])] };
  },
  answers: (ours, theirs) => mergeAnswers(parseAnswers(ours), parseAnswers(theirs)),
  interview: (ours, theirs) => later(parseDeck(ours), parseDeck(theirs)),
};

/** Of a question that both decks hold, what was marked last. */
function later(ours: Deck, theirs: Deck): Deck {
  const newer = Object.entries(theirs).filter(([question, kept]) => kept.last > (ours[question]?.last ?? -1));
  return { ...ours, ...Object.fromEntries(newer) };
}

function keptIn(text: string): Partial<Record<KeptName, unknown>> | undefined {
  try {
    const { site, version, kept }: Record<string, unknown> = JSON.parse(text);
    return site === mark && version === 1 && typeof kept === 'object' && kept !== null ? kept : undefined;
  } catch {
    return undefined;
  }
}

function stored(name: KeptName): unknown {
  const text = window.localStorage.getItem(storageKey(name));
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
