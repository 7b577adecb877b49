import { named } from './CheckpointError';

/** JSON as it is read here: an object is a Map, so `__proto__` is a name like any other. */
export type Json = null | boolean | number | string | readonly Json[] | ReadonlyMap<string, Json>;

const whitespace = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;
const literals: Readonly<Record<string, Json>> = { true: true, false: false, null: null };

/** Nothing that is read here is nested deeper; a file of a million brackets is refused before it fills the stack. */
const MAX_DEPTH = 32;

/**
 * Parses JSON (RFC 8259). Stricter than JSON.parse: a name given twice in one object is an error, where the last would win there.
 * Throws SyntaxError.
 */
export function parseStrictJson(source: string): Json {
  let at = 0;
  const wrong = (expected: string) => new SyntaxError(`is no JSON at character ${at}, expected ${expected}`);
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  /** The text in quotes that begins here, if one does. Walked, not matched: a pattern keeps a way back for every character. */
  const takeText = (): string | undefined => {
    if (source[at] !== '"') return undefined;
    let end = at + 1;
    while (end < source.length && source[end] !== '"') end += source[end] === '\\' ? 2 : 1;
    try {
      const text: string = JSON.parse(source.slice(at, end + 1));
      at = end + 1;
      return text;
    } catch {
      throw wrong('a text in quotes');
    }
  };
  const skip = (sign: string) => {
    take(whitespace);
    const there = source[at] === sign;
    if (there) at++;
    return there;
  };

  /** What stands between an opening bracket and `close`, separated by commas. */
  const items = (close: string, one: () => void) => {
    if (skip(close)) return;
    do one();
    while (skip(','));
    if (!skip(close)) throw wrong(`, or ${close}`);
  };

  const value = (depth: number): Json => {
    if (depth > MAX_DEPTH) throw new SyntaxError(`is nested deeper than ${MAX_DEPTH} levels`);
    if (skip('{')) {
      const object = new Map<string, Json>();
      items('}', () => {
        take(whitespace);
        const key = takeText();
        if (key === undefined) throw wrong('a name in quotes');
        if (object.has(key)) throw new SyntaxError(`has ${named(key)} twice`);
        if (!skip(':')) throw wrong(':');
        object.set(key, value(depth + 1));
      });
      return object;
    }
    if (skip('[')) {
      const list: Json[] = [];
      items(']', () => list.push(value(depth + 1)));
      return list;
    }
    const text = takeText();
    if (text !== undefined) return text;
    const digits = take(number);
    if (digits !== undefined) return Number(digits);
    const word = take(literal);
    if (word === undefined) throw wrong('a value');
    return literals[word] ?? null;
  };

  const parsed = value(0);
  take(whitespace);
  if (at < source.length) throw wrong('its end');
  return parsed;
}
