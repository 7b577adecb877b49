'use client';

import { useSyncExternalStore } from 'react';

let loaded = 0;

function subscribe(changed: () => void): () => void {
  const heard = (): void => {
    loaded++;
    changed();
  };
  document.fonts.addEventListener('loadingdone', heard);
  return () => document.fonts.removeEventListener('loadingdone', heard);
}

/** A number that changes when a font has arrived: what was written on a canvas before must be written again. */
export const useFonts = (): number =>
  useSyncExternalStore(
    subscribe,
    () => loaded,
    () => 0,
  );
