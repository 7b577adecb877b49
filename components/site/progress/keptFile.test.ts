import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A browser's storage, and the events that pages of one browser exchange. */
function browser() {
  const kept = new Map<string, string>();
  const window = Object.assign(new EventTarget(), {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
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

const fresh = async () => ({
  ...(await import('./keptFile')),
  ...(await import('@/lib/progress/answers')),
  ...(await import('@/lib/progress/readingProgress')),
});
const card = { due: 9, stability: 1, difficulty: 1, scheduledDays: 1, learningSteps: 0, reps: 1, lapses: 0, state: 2 };

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

test('what was saved in one browser is joined with what another has, and twice is once', async () => {
  const first = browser();
  const one = await fresh();
  one.markRead('attention');
  one.recordAnswer('attention', 'dk', '64', true);
  first.set('inside-the-encoder:interview', JSON.stringify({ 'attention/iv': { ...card, last: 5 } }));
  const file = one.writeFile(new Date('2026-01-02T03:04:05Z'));
  expect(JSON.parse(file)).toMatchObject({ site: 'inside-the-encoder', version: 1, saved: '2026-01-02T03:04:05.000Z' });

  const second = browser();
  vi.resetModules();
  const two = await fresh();
  two.markRead('variance');
  two.recordAnswer('attention', 'dk', '32', false);
  const interview = { 'attention/iv': { ...card, last: 7 }, 'softmax/iv': { ...card, last: 1 } };
  second.set('inside-the-encoder:interview', JSON.stringify(interview));
  const heard = vi.fn();
  two.subscribe(heard);
  expect(two.readFile(file)).toBe('read');
  expect(heard).toHaveBeenCalled();
  expect(two.readingProgress().read).toEqual(['variance', 'attention']);
  const answers = JSON.parse(second.get('inside-the-encoder:answers') ?? '').answers['attention/dk'];
  expect(answers).toMatchObject({ solved: true, tries: 2 });
  expect(JSON.parse(second.get('inside-the-encoder:interview') ?? '')).toEqual(interview);

  const before = new Map(second);
  expect(two.readFile(file)).toBe('read');
  expect(second).toEqual(before);
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"site":"elsewhere","version":1,"kept":{}}',
  '{"site":"inside-the-encoder","version":2,"kept":{}}',
])('a file that says %s is none', async text => {
  const kept = browser();
  const { readFile } = await fresh();
  expect(readFile(text)).toBe('unreadable');
  expect(kept.size).toBe(0);
});

test('what in a file is none of ours is left out', async () => {
  const kept = browser();
  const { readFile } = await fresh();
  const file = {
    site: 'inside-the-encoder',
    version: 1,
    kept: { progress: { read: [7] }, answers: 3, other: { a: 1 } },
  };
  expect(readFile(JSON.stringify(file))).toBe('read');
  expect([...kept.keys()].sort()).toEqual(['inside-the-encoder:answers', 'inside-the-encoder:progress']);
  expect(kept.get('inside-the-encoder:answers')).toBe('{"answers":{}}');
});

test('nothing comes back by a file where nothing may be kept', async () => {
  const kept = browser();
  const { readFile, setKeeping, markRead, writeFile } = await fresh();
  markRead('attention');
  const file = writeFile(new Date());
  setKeeping(false);
  expect(readFile(file)).toBe('refused');
  expect(kept.get('inside-the-encoder:progress')).toBe('{"keep":false,"read":[]}');
});
