import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kept, marks, nextDue, nextQuestion, parseDeck } from './deck';
import { outcomes } from './schedule';

const minute = 60_000;
const day = 1440 * minute;
const noon = Date.UTC(2026, 0, 1, 12);

describe('a mark', () => {
  it('brings a question back sooner the worse it went', () => {
    const { again, hard, good, easy } = outcomes(undefined, noon);
    const waits = [again, hard, good, easy].map(({ due }) => (due - noon) / minute);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeLessThanOrEqual(1);
    expect(waits[3]).toBeGreaterThan(1440);
  });

  it('lets a question that goes well every time wait longer every time', () => {
    let kept: Kept | undefined;
    let now = noon;
    const waits: number[] = [];
    for (let review = 0; review < 6; review++) {
      kept = outcomes(kept, now).good;
      waits.push(kept.due - now);
      now = kept.due;
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(30 * day);
  });

  it('brings back within the hour what was forgotten, and counts the lapse', () => {
    const learned = outcomes(outcomes(undefined, noon).easy, noon + 10 * day).good;
    const lost = outcomes(learned, learned.due).again;
    expect(lost.due - learned.due).toBeLessThan(60 * minute);
    expect(lost.lapses).toBe(1);
  });

  it('is remembered as it was: through the storage and back', () => {
    for (const mark of marks) {
      const kept = outcomes(outcomes(undefined, noon).good, noon + day)[mark];
      expect(parseDeck(JSON.parse(JSON.stringify({ 'a/b': kept })))).toEqual({ 'a/b': kept });
    }
  });
});

describe('the next question', () => {
  const dueAt = (due: number): Kept => ({ ...outcomes(undefined, noon).good, due });
  const questions = ['a', 'b', 'c', 'd'];

  it('is the one that has been due longest, then one never asked, in the order of the course', () => {
    const deck = { b: dueAt(noon - 5), c: dueAt(noon - 9) };
    expect(nextQuestion(questions, deck, noon)).toBe('c');
    expect(nextQuestion(questions, { ...deck, c: dueAt(noon + day) }, noon)).toBe('b');
    expect(nextQuestion(questions, { b: dueAt(noon + 1), c: dueAt(noon + 1) }, noon)).toBe('a');
  });

  it('is one that was skipped only where there is no other', () => {
    expect(nextQuestion(questions, {}, noon, ['a', 'b'])).toBe('c');
    expect(nextQuestion(['a'], {}, noon, ['a'])).toBe('a');
  });

  it('is none while all wait, and then it is known when the first comes back', () => {
    const deck = { a: dueAt(noon + 3), b: dueAt(noon + 2) };
    expect(nextQuestion(['a', 'b'], deck, noon)).toBeUndefined();
    expect(nextDue(['a', 'b'], deck)).toBe(noon + 2);
    expect(nextDue(['c'], deck)).toBeUndefined();
  });
});

describe('what stands in the storage', () => {
  it('makes a deck that can be asked and marked, whatever it is', () => {
    const broken = fc.record({ due: fc.anything(), state: fc.anything() }, { requiredKeys: [] });
    const good = fc.constantFrom(...marks).map(mark => ({ ...outcomes(undefined, noon)[mark] }));
    const entries = fc.dictionary(fc.string(), fc.oneof(broken, good, fc.anything()));
    fc.assert(
      fc.property(fc.oneof(entries, fc.anything()), value => {
        const deck = parseDeck(value);
        for (const kept of Object.values(deck)) expect(outcomes(kept, noon).again.due).toBeGreaterThan(0);
      }),
    );
  });
});
