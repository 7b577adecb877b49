import type { ReactNode } from 'react';
import { defaultLocale } from '@/lib/i18n/locales';

/** The document of an embed that has no language yet. It may stand in a frame of opaque origin, where the site's fonts are refused. */
export default function ForwardLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang={defaultLocale} style={{ colorScheme: 'light dark' }}>
      <body>{children}</body>
    </html>
  );
}
