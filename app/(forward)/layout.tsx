import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { defaultLocale } from '@/lib/i18n/locales';
import { filePath } from '@/lib/site/paths';

// Without it browsers ask for /favicon.ico at the host's root.
export const metadata: Metadata = { icons: { icon: { url: filePath('icon.svg'), type: 'image/svg+xml' } } };

/** The document of an embed that has no language yet. It may stand in a frame of opaque origin, where the site's fonts are refused. */
export default function ForwardLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang={defaultLocale} style={{ colorScheme: 'light dark' }}>
      <body>{children}</body>
    </html>
  );
}
