'use client';

import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  let query: MediaQueryList | undefined;
  // A resolution query matches one ratio only, so each change needs a new one.
  const listen = (): void => {
    query?.removeEventListener('change', heard);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', heard);
  };
  const heard = (): void => {
    listen();
    changed();
  };
  listen();
  return () => query?.removeEventListener('change', heard);
}

/** Device pixels per CSS pixel, also after the window moved to another screen or the page was zoomed. */
export const usePixelRatio = (): number =>
  useSyncExternalStore(
    subscribe,
    () => window.devicePixelRatio || 1,
    () => 1,
  );
