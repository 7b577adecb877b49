import { forgetKept, keptState, type Refusal } from './keptState';

/** What this browser knows of the reader: which lessons were read to their end, and whether anything may be kept. */
export interface Reading {
  readonly keep: boolean;
  readonly read: readonly string[];
}
export type ReadingProgress = Reading & Refusal;

const kept = keptState<Reading>({ name: 'progress', empty: { keep: true, read: [] }, parse: parseReading });

export const readingProgress = kept.state;
export const noProgress = kept.initial;
export const subscribe = kept.subscribe;

/** A lesson was read to its end. */
export function markRead(lesson: string): void {
  const { keep, read } = readingProgress();
  if (keep && !read.includes(lesson))
    kept.update(now => ({ keep: now.keep, read: now.keep ? [...new Set([...now.read, lesson])] : [] }));
}

/** The reader allows or refuses to have anything kept; refusing forgets what was kept. */
export function setKeeping(keep: boolean): void {
  kept.update(({ read }) => ({ keep, read: keep ? read : [] }));
  if (!keep) forgetKept(['progress']);
}

/** Everything that was kept, answers and interview too. */
export function forget(): void {
  kept.update(({ keep }) => ({ keep, read: [] }));
  forgetKept(['progress']);
}

export function parseReading(value: unknown): Reading {
  const { keep, read } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return {
    keep: keep !== false,
    read: Array.isArray(read) ? read.filter(id => typeof id === 'string') : [],
  };
}
