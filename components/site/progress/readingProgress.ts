import { storageKey } from '@/lib/site/paths';

/** What this browser knows of the reader: which lessons were read to their end, and whether it may be kept. */
export interface ReadingProgress {
  readonly keep: boolean;
  readonly read: readonly string[];
  /** The browser keeps nothing: private mode, a sandboxed frame, a full disk. */
  readonly refused: boolean;
}

const key = storageKey('progress');
const nothing: ReadingProgress = { keep: true, read: [], refused: false };
const listeners = new Set<() => void>();
let current: ReadingProgress | null = null;

export function readingProgress(): ReadingProgress {
  current ??= load();
  return current;
}

/** What the server, and the first paint, know. */
export const noProgress = (): ReadingProgress => nothing;

export function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', reload);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', reload);
  };
}

/** A lesson was read to its end. */
export function markRead(lesson: string): void {
  const { keep, read } = readingProgress();
  if (keep && !read.includes(lesson)) save({ keep, read: [...read, lesson] });
}

/** The reader allows or refuses to have it kept; refusing forgets what was kept. */
export function setKeeping(keep: boolean): void {
  save({ keep, read: keep ? readingProgress().read : [] });
}

export function forget(): void {
  save({ keep: readingProgress().keep, read: [] });
}

function save(progress: Omit<ReadingProgress, 'refused'>): void {
  let refused = false;
  try {
    window.localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    refused = true;
  }
  current = { ...progress, refused };
  for (const listener of listeners) listener();
}

function load(): ReadingProgress {
  try {
    return parse(window.localStorage.getItem(key));
  } catch {
    return { ...nothing, refused: true };
  }
}

/** Whatever stands in the storage, written by another version or by hand, as a valid state. */
export function parse(text: string | null): ReadingProgress {
  if (text === null) return nothing;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return nothing;
    const { keep, read } = value as Record<string, unknown>;
    return {
      keep: keep !== false,
      read: Array.isArray(read) ? read.filter(id => typeof id === 'string') : [],
      refused: false,
    };
  } catch {
    return nothing;
  }
}

function reload(event: StorageEvent): void {
  if (event.key !== key && event.key !== null) return;
  current = load();
  for (const listener of listeners) listener();
}
