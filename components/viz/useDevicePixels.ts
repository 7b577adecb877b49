'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/**
 * How many device pixels an element really covers: at ratios like 1.25 a browser moves its edges to whole pixels, one more or one less
 * than size times ratio. null until known, and where the browser (WebKit) does not tell.
 */
export function useDevicePixels(ref: RefObject<HTMLElement | null>): Pixels | null {
  const [pixels, setPixels] = useState<Pixels | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const size = entry?.devicePixelContentBoxSize?.[0];
      if (!size) return;
      const now = { width: size.inlineSize, height: size.blockSize };
      setPixels(old => (old?.width === now.width && old.height === now.height ? old : now));
    });
    try {
      observer.observe(element, { box: 'device-pixel-content-box' });
    } catch {
      // An unknown box throws.
    }
    return () => observer.disconnect();
  }, [ref]);
  return pixels;
}
