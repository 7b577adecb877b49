import type { FrameNote } from '../contract';
import { largestEntry } from './params';

/** A vector as the reader wrote it. */
interface ReadVector {
  /** At most `length` numbers; fewer where fewer were given. */
  readonly values: readonly number[];
  readonly notes: readonly FrameNote[];
}

/** −1.5, .5, 2e-3 and nothing else: Number() would take '', '0x10' and 'Infinity'. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const between = /[\s,;，、；[\]()]+/;

/**
 * `1, 7, 7, 9` as numbers, separated by spaces, commas or semicolons, in brackets or not. A word that is no number counts as 0, one
 * beyond ±100 as ±100, and more words than `length` are left out, each with a note. `name` is the vector's, for the notes.
 */
export function readVector(name: string, text: string, length: number): ReadVector {
  // Readers type a true minus, and pages set in Chinese may carry full-width digits.
  const words = text
    .normalize('NFKC')
    .replaceAll('−', '-')
    .split(between)
    .filter(word => word !== '');
  const notes: FrameNote[] = [];
  const read = words.slice(0, length);
  const wrong = read.filter(word => !decimal.test(word));
  if (wrong.length > 0)
    notes.push({ code: 'not-numbers', values: { name, word: shown(wrong[0] ?? ''), count: wrong.length } });
  const numbers = read.map(word => (decimal.test(word) ? Number(word) : 0));
  const large = numbers.filter(value => Math.abs(value) > largestEntry).length;
  if (large > 0) notes.push({ code: 'too-large', values: { name, count: large, most: largestEntry } });
  if (words.length > length) notes.push({ code: 'too-many', values: { name, given: words.length, used: length } });
  if (read.length > 0 && read.length < length)
    notes.push({ code: 'too-few', values: { name, given: read.length, drawn: length - read.length } });
  return { values: numbers.map(value => Math.max(-largestEntry, Math.min(largestEntry, value))), notes };
}

const shown = (word: string): string => [...word].slice(0, 12).join('');
