'use client';

import { type RefObject, useEffect, useState } from 'react';

/** True once the element has come within a screen of the viewport and the page has a moment to spare, or was touched. Stays true. */
export function useNear(ref: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || near) return;
    let stop = () => {};
    const now = () => setNear(true);
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        stop = whenIdle(now);
      },
      { rootMargin: '100% 0px' },
    );
    observer.observe(element);
    const touched: (keyof HTMLElementEventMap)[] = ['pointerdown', 'focusin'];
    for (const type of touched) element.addEventListener(type, now);
    return () => {
      observer.disconnect();
      stop();
      for (const type of touched) element.removeEventListener(type, now);
    };
  }, [ref, near]);
  return near;
}

/** WebKit has no requestIdleCallback. */
export function whenIdle(act: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(act, { timeout: 500 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(act, 100);
  return () => clearTimeout(handle);
}
