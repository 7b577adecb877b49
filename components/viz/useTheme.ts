'use client';

import { useSyncExternalStore } from 'react';
import type { Theme } from './ramps';

const DARK = '(prefers-color-scheme: dark)';

/** The theme that `light-dark()` resolves to on the page just now; light on paper. */
function current(): Theme {
  if (window.matchMedia('print').matches) return 'light';
  // Under forced colours the page's ground is the system's, whatever the site's switch says.
  const scheme = window.matchMedia('(forced-colors: active)').matches
    ? ''
    : getComputedStyle(document.documentElement).colorScheme;
  if (scheme === 'dark' || scheme === 'light') return scheme;
  return window.matchMedia(DARK).matches ? 'dark' : 'light';
}

/** Known while somebody listens: asking the page anew at every render would make it compute its styles then. */
let known: Theme | undefined;
const listeners = new Set<() => void>();
let stop = (): void => {};

function watch(): () => void {
  const changed = (): void => {
    known = current();
    for (const listener of listeners) listener();
  };
  const queries = [DARK, 'print', '(forced-colors: active)'].map(query => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  const root = new MutationObserver(changed);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    root.disconnect();
  };
}

function subscribe(changed: () => void): () => void {
  if (listeners.size === 0) {
    stop = watch();
    known = current();
  }
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    stop();
    known = undefined;
  };
}

/** The theme the page shows now; a picture that reads it is painted anew in the same frame as the page. */
export const useTheme = (): Theme =>
  useSyncExternalStore(
    subscribe,
    () => known ?? current(),
    () => 'light',
  );
