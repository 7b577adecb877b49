'use client';

import { ThemeProvider as NextThemes } from 'next-themes';
import type { ReactNode } from 'react';
import { storageKey } from '@/lib/site/paths';

/** Sets data-theme on the root before the first paint. The colours are CSS's: light-dark() follows `color-scheme`. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <NextThemes attribute="data-theme" storageKey={storageKey('theme')} enableColorScheme={false}>
      {children}
    </NextThemes>
  );
}
