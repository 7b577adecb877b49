'use client';

import { useEffect } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { dictionaries } from './messages';

const boxes = [
  ['article pre', 'code'],
  ['article .scroll', 'table'],
  ['article .tex.block', 'formula'],
] as const;

/** A box that scrolls sideways is a tab stop with a name, so that the keyboard can scroll it; one that does not is none. */
export function Scrollers() {
  const t = useMessages(dictionaries).scrollers;
  useEffect(() => {
    const look = () => {
      for (const [selector, kind] of boxes)
        for (const box of document.querySelectorAll<HTMLElement>(selector)) {
          const scrolls = box.scrollWidth > box.clientWidth;
          const given = { tabindex: '0', role: 'group', 'aria-label': t[kind] };
          for (const [name, value] of Object.entries(given))
            scrolls ? box.setAttribute(name, value) : box.removeAttribute(name);
        }
    };
    const watched = new ResizeObserver(look);
    watched.observe(document.documentElement);
    // Wider letters may come late.
    document.fonts.ready.then(look, () => undefined);
    return () => watched.disconnect();
  }, [t]);
  return null;
}
