import type { ReactNode } from 'react';

/** Words that the making of 繁體 from 简体 leaves alone: tokens, quotations. */
export function Verbatim({ lang, children }: { lang?: string; children: ReactNode }) {
  return (
    <span lang={lang} translate="no">
      {children}
    </span>
  );
}
