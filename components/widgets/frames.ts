import type { Frame } from '@/lib/experiments/contract';

/**
 * The latest frame of each named instance on the page, for those who only listen: a Check that grades what the reader made of a
 * widget. Tiny, so that a lesson may load it with the page.
 */
type Watcher = (frame: Frame) => void;

const latest = new Map<string, Frame>();
const watchers = new Map<string, Set<Watcher>>();

export function publishFrame(name: string, frame: Frame): void {
  latest.set(name, frame);
  for (const watcher of watchers.get(name) ?? []) watcher(frame);
}

/** Calls at once with the last frame, if there is one, then with each that comes. Returns how to stop. */
export function watchFrame(name: string, watcher: Watcher): () => void {
  const set = watchers.get(name) ?? new Set();
  watchers.set(name, set.add(watcher));
  const frame = latest.get(name);
  if (frame) watcher(frame);
  return () => set.delete(watcher);
}
