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
  };
  const window = new EventTarget();
  Object.defineProperty(window, 'localStorage', {
    get() {
      if (kind === 'denied') throw new DOMException('denied', 'SecurityError');
      return localStorage;
    },
  });
  vi.stubGlobal('window', window);
  return kept;
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const fresh = () => import('./readingProgress');

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
    browser('open');
    const { parse } = await fresh();
    expect(parse(text)).toEqual({ keep: true, read: [], refused: false });
  });
});
