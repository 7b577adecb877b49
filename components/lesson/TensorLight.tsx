'use client';

import { useEffect } from 'react';
import { hues } from '@/lib/lesson/hues';
import './tensors.css';

const hue = new RegExp(`(?:^|\\s)t-(${hues.join('|')})(?=\\s|$)`);

/** One listener for the page: what points at a tensor lights it everywhere, in prose, formulas, code and figures (tensors.css). */
export function TensorLight() {
  useEffect(() => {
    const root = document.documentElement;
    const light = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[class*="t-"]') : null;
      for (let at = target; at; at = at.parentElement?.closest('[class*="t-"]') ?? null) {
        const found = hue.exec(at.getAttribute('class') ?? '')?.[1];
        if (found) {
          root.dataset.lit = found;
          return;
        }
      }
      delete root.dataset.lit;
    };
    const dark = () => delete root.dataset.lit;
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
