'use client';

import { useSyncExternalStore } from 'react';

/** Counts device pixels, so it hears of every change of the ratio; WebKit does not know the option. */
function observePixels(heard: () => void): ResizeObserver | null {
  try {
    const observer = new ResizeObserver(heard);
    observer.observe(document.documentElement, { box: 'device-pixel-content-box' });
    return observer;
  } catch {
    return null;
  }
}

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
  const observer = observePixels(changed);
  return () => {
    query?.removeEventListener('change', heard);
    observer?.disconnect();
  };
}

/** Device pixels per CSS pixel, also after the window moved to another screen or the page was zoomed. */
export const usePixelRatio = (): number =>
  useSyncExternalStore(
    subscribe,
    () => window.devicePixelRatio || 1,
    () => 1,
  );
