import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** A browser's storage, as far as it is used here; `full` refuses to keep, `denied` even to be looked at. */
function browser(kind: 'open' | 'full' | 'denied') {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (kind === 'full') throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => kept.delete(key),
  };
  const window = new EventTarget();
  Object.defineProperty(window, 'localStorage', {
    get() {
      if (kind === 'denied') throw new DOMException('denied', 'SecurityError');
      return localStorage;
    },
  });
  vi.stubGlobal('window', window);
  // Node has none.
  vi.stubGlobal(
    'StorageEvent',
    class extends Event {
      readonly key: string | null;
      constructor(type: string, { key }: { key: string | null }) {
        super(type);
        this.key = key;
      }
    },
  );
  return kept;
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const fresh = async () => ({ ...(await import('./readingProgress')), ...(await import('./answers')) });
const key = 'inside-the-encoder:answers';

describe('reading progress', () => {
  test('a lesson read to its end is remembered, once, and told to who listens', async () => {
    const kept = browser('open');
    const { markRead, readingProgress, subscribe } = await fresh();
    const heard = vi.fn();
    subscribe(heard);
    markRead('attention');
    markRead('attention');
    expect(readingProgress().read).toEqual(['attention']);
    expect(heard).toHaveBeenCalledTimes(1);
    expect([...kept.values()]).toEqual(['{"keep":true,"read":["attention"]}']);
  });

  test('who refuses is forgotten, and nothing is kept from then on but the refusal', async () => {
    const kept = browser('open');
    const { markRead, setKeeping } = await fresh();
    markRead('attention');
    setKeeping(false);
    markRead('variance');
    expect([...kept.values()]).toEqual(['{"keep":false,"read":[]}']);
  });

  test.each(['full', 'denied'] as const)('a storage that is %s is said to refuse, and the page goes on', async kind => {
    browser(kind);
    const { markRead, readingProgress } = await fresh();
    markRead('attention');
    expect(readingProgress()).toEqual({ keep: true, read: ['attention'], refused: true });
  });

  test.each(['{', 'null', '3', '{"read":7}', '{"read":[1,{}]}'])('%s in the storage is read as nothing', async text => {
    const kept = browser('open');
    kept.set('inside-the-encoder:progress', text);
    const { readingProgress } = await fresh();
    expect(readingProgress()).toEqual({ keep: true, read: [], refused: false });
  });

  test('what another tab has read in the meantime is not lost', async () => {
    const kept = browser('open');
    const { markRead, readingProgress } = await fresh();
    markRead('attention');
    kept.set('inside-the-encoder:progress', '{"keep":true,"read":["attention","softmax"]}');
    markRead('variance');
    expect(readingProgress().read).toEqual(['attention', 'softmax', 'variance']);
  });
});

describe('answers', () => {
  const stored = (kept: Map<string, string>) => JSON.parse(kept.get(key) ?? 'null');

  test('are kept with their time, and a question that was once right stays solved', async () => {
    const kept = browser('open');
    const { recordAnswer } = await fresh();
    recordAnswer('variance', 'dk', '32', false);
    recordAnswer('variance', 'dk', '64', true);
    recordAnswer('variance', 'dk', '65', false);
    const dk = stored(kept).answers['variance/dk'];
    expect(dk).toMatchObject({ solved: true, tries: 3 });
    expect(dk.attempts.map(({ given }: { given: string }) => given)).toEqual(['32', '64', '65']);
    expect(Date.parse(dk.attempts[0].at)).toBeGreaterThan(0);
  });

  test('of two tabs stand side by side', async () => {
    const kept = browser('open');
    const { recordAnswer, mergeAnswers, parseAnswers } = await fresh();
    recordAnswer('variance', 'dk', '32', false);
    // The other tab, which began before.
    const other = {
      answers: { 'softmax/k': { solved: true, tries: 1, attempts: [{ at: 'x', given: '1', right: true }] } },
    };
    kept.set(key, JSON.stringify(mergeAnswers(parseAnswers(stored(kept)), other)));
    recordAnswer('variance', 'dk', '64', true);
    expect(Object.keys(stored(kept).answers)).toEqual(['variance/dk', 'softmax/k']);
    expect(stored(kept).answers['variance/dk'].tries).toBe(2);
  });

  test('are not kept where the reader refuses, and are forgotten with the rest', async () => {
    const kept = browser('open');
    const { recordAnswer, setKeeping, forget } = await fresh();
    recordAnswer('variance', 'dk', '32', false);
    setKeeping(false);
    expect(kept.has(key)).toBe(false);
    recordAnswer('variance', 'dk', '64', true);
    expect(kept.has(key)).toBe(false);
    setKeeping(true);
    recordAnswer('variance', 'dk', '64', true);
    kept.set('inside-the-encoder:interview', '{}');
    forget();
    expect([...kept]).toEqual([['inside-the-encoder:progress', '{"keep":true,"read":[]}']]);
  });

  test.each(['full', 'denied'] as const)('go on where the storage is %s', async kind => {
    browser(kind);
    const { recordAnswer } = await fresh();
    expect(() => recordAnswer('variance', 'dk', '32', false)).not.toThrow();
  });

  test('that are none are left out', async () => {
    browser('open');
    const { parseAnswers } = await fresh();
    const attempt = { at: '2026-01-01', given: '1', right: true };
    expect(
      parseAnswers({
        answers: {
          'variance/dk': { solved: 'yes', tries: -3, attempts: [attempt, { at: 1 }, null] },
          __proto__: { solved: true },
          '../x': { attempts: [attempt] },
          'variance/none': { attempts: [] },
          'variance/odd': 7,
        },
      }),
    ).toEqual({ answers: { 'variance/dk': { solved: true, tries: 1, attempts: [attempt] } } });
    for (const odd of [null, 3, 'x', [], { answers: [] }]) expect(parseAnswers(odd)).toEqual({ answers: {} });
  });

  test('of two browsers are merged attempt by attempt, twice the same as once', async () => {
    browser('open');
    const { mergeAnswers } = await fresh();
    const at = (day: number, right = false) => ({ at: `2026-01-0${day}`, given: String(day), right });
    const ours = { answers: { 'a/x': { solved: false, tries: 2, attempts: [at(1), at(3)] } } };
    const theirs = { answers: { 'a/x': { solved: true, tries: 2, attempts: [at(1), at(2, true)] } } };
    const merged = mergeAnswers(ours, theirs);
    expect(merged).toEqual({
      answers: { 'a/x': { solved: true, tries: 3, attempts: [at(1), at(2, true), at(3)] } },
    });
    expect(mergeAnswers(merged, theirs)).toEqual(merged);
  });
});
