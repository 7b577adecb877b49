'use client';

import { useEffect } from 'react';

const boxes = 'article :is(pre, .scroll, .tex.block)';

/** A box that scrolls sideways is a tab stop, so that the keyboard can scroll it; one that does not is none. */
export function Scrollers() {
  useEffect(() => {
    const look = () => {
      for (const box of document.querySelectorAll<HTMLElement>(boxes)) {
        if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
        else box.removeAttribute('tabindex');
      }
    };
    const watched = new ResizeObserver(look);
    watched.observe(document.documentElement);
    // Wider letters may come late.
    document.fonts.ready.then(look, () => undefined);
    return () => watched.disconnect();
  }, []);
  return null;
}
