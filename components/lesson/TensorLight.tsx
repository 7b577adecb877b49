'use client';

import { useEffect } from 'react';
import { hues } from '@/lib/lesson/hues';
import './parts.css';
import './tensors.css';

const hue = new RegExp(`(?:^|\\s)t-(${hues.join('|')})(?=\\s|$)`);

/**
 * One listener for the page: what points at a tensor lights it everywhere, in prose, formulas, code and figures (tensors.css); what
 * points at a part of a formula, a line of code or a figure lights all that bear its name, `data-part` (parts.css).
 */
export function TensorLight() {
  useEffect(() => {
    const root = document.documentElement;
    const light = (event: Event) => {
      const pointed = event.target instanceof Element ? event.target : null;
      lightPart(pointed?.closest<HTMLElement>('[data-part]')?.dataset.part);
      for (
        let at = pointed?.closest('[class*="t-"]') ?? null;
        at;
        at = at.parentElement?.closest('[class*="t-"]') ?? null
      ) {
        const found = hue.exec(at.getAttribute('class') ?? '')?.[1];
        if (found) {
          root.dataset.lit = found;
          return;
        }
      }
      delete root.dataset.lit;
    };
    const dark = () => {
      delete root.dataset.lit;
      lightPart(undefined);
    };
    document.addEventListener('pointerover', light);
    document.addEventListener('focusin', light);
    root.addEventListener('pointerleave', dark);
    return () => {
      document.removeEventListener('pointerover', light);
      document.removeEventListener('focusin', light);
      root.removeEventListener('pointerleave', dark);
      dark();
    };
  }, []);
  return null;
}

/** Lights the parts of this name and no others. The mark is set by hand, on elements of whoever: names are the lessons' own. */
function lightPart(name: string | undefined): void {
  for (const lit of document.querySelectorAll<HTMLElement>('[data-part-lit]'))
    if (lit.dataset.part !== name) delete lit.dataset.partLit;
  if (name === undefined) return;
  for (const part of document.querySelectorAll<HTMLElement>(`[data-part="${CSS.escape(name)}"]`))
    part.dataset.partLit = '';
}
