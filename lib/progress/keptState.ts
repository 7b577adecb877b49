import { storageKey } from '@/lib/site/paths';

/** Something that this browser keeps of the reader, by its name in the storage and in the file that can be taken along. */
export interface KeptState<T extends object> {
  readonly name: KeptName;
  readonly state: () => T & Refusal;
  /** What the server, and the first paint, know. */
  readonly initial: () => T & Refusal;
  readonly subscribe: (listener: () => void) => () => void;
  /** From what stands in the storage now: another tab may have gone on with it. */
  readonly update: (change: (value: T) => T) => void;
}

export interface Refusal {
  /** The browser keeps nothing: private mode, a sandboxed frame, a full disk. The page goes on, in memory. */
  readonly refused: boolean;
}

/** All that is ever kept: what "forget it all" forgets and the file holds. */
export const keptNames = ['progress', 'answers', 'interview'] as const;
export type KeptName = (typeof keptNames)[number];

interface Options<T> {
  readonly name: KeptName;
  readonly empty: T;
  /** Whatever stands in the storage, written by another version or by hand, as a valid value. */
  readonly parse: (value: unknown) => T;
  /** Whether the reader lets it be kept. If not, it lives as long as the page. */
  readonly allowed?: () => boolean;
}

export function keptState<T extends object>({ name, empty, parse, allowed = () => true }: Options<T>): KeptState<T> {
  const key = storageKey(name);
  const nothing = { ...empty, refused: false };
  const listeners = new Set<() => void>();
  let current: (T & Refusal) | undefined;

  const load = (): T & Refusal => {
    try {
      const text = window.localStorage.getItem(key);
      return { ...(text === null ? empty : parse(read(text))), refused: false };
    } catch {
      return { ...empty, refused: true };
    }
  };
  const state = () => {
    current ??= load();
    return current;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const reload = (event: StorageEvent) => {
    if (event.key !== key && event.key !== null) return;
    current = undefined;
    tell();
  };
  return {
    name,
    state,
    initial: () => nothing,
    subscribe: listener => {
      if (listeners.size === 0) {
        window.addEventListener('storage', reload);
        // While nobody listened it may have been forgotten, or gone on elsewhere.
        if (allowed() && !current?.refused) current = undefined;
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener('storage', reload);
      };
    },
    update: change => {
      const before = allowed() && !current?.refused ? load() : state();
      // What the storage refuses, only this page knows.
      const next = change(before.refused ? state() : before);
      let refused = false;
      try {
        if (allowed()) window.localStorage.setItem(key, JSON.stringify({ ...next, refused: undefined }));
        else window.localStorage.removeItem(key);
      } catch {
        refused = true;
      }
      current = { ...next, refused };
      tell();
    },
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Takes everything out of the storage but `except`, and says so to whoever on this page shows it. */
export function forgetKept(except: readonly KeptName[] = []): void {
  for (const name of keptNames) if (!except.includes(name)) putKept(name, undefined);
}

/** Writes a value as it stands in a file; undefined takes it out. False where the browser refuses. */
export function putKept(name: KeptName, value: unknown): boolean {
  const key = storageKey(name);
  try {
    if (value === undefined) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return false;
  }
  // To other tabs the browser says it.
  window.dispatchEvent(new StorageEvent('storage', { key }));
  return true;
}
