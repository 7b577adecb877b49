import { readingProgress } from '@/lib/progress/readingProgress';
import { storageKey } from '@/lib/site/paths';
import { type Deck, type Kept, parseDeck } from './deck';

export interface DeckState {
  readonly deck: Deck;
  /** The browser keeps nothing: private mode, a full disk. The session goes on, in memory. */
  readonly refused: boolean;
}

const key = storageKey('interview');
const nothing: DeckState = { deck: {}, refused: false };
const listeners = new Set<() => void>();
let current: DeckState | undefined;

export function deckState(): DeckState {
  current ??= load();
  return current;
}

/** What the server, and the first paint, know. */
export const noDeck = (): DeckState => nothing;

export function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', reload);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', reload);
  };
}

export function remember(question: string, kept: Kept): void {
  save({ ...deckState().deck, [question]: kept });
}

export function forgetDeck(): void {
  save({});
}

/** Kept if the reader lets reading progress be kept; one setting for both. */
function save(deck: Deck): void {
  let refused = false;
  try {
    if (readingProgress().keep) window.localStorage.setItem(key, JSON.stringify(deck));
    else window.localStorage.removeItem(key);
  } catch {
    refused = true;
  }
  current = { deck, refused };
  for (const listener of listeners) listener();
}

function load(): DeckState {
  try {
    return { deck: parseDeck(JSON.parse(window.localStorage.getItem(key) ?? '{}')), refused: false };
  } catch (error) {
    return { ...nothing, refused: !(error instanceof SyntaxError) };
  }
}

/** Another tab went on with it. */
function reload(event: StorageEvent): void {
  if (event.key !== key && event.key !== null) return;
  current = undefined;
  for (const listener of listeners) listener();
}
