import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { siteWords } from '@/components/site/messages';
import { defaultLocale } from '@/lib/i18n/locales';
import { pageMetadata } from '@/lib/site/pageMetadata';
import '../styles/tokens.css';
import '../styles/fonts.css';
import '../styles/base.css';

const { name, description } = siteWords[defaultLocale];

export const metadata: Metadata = {
  ...pageMetadata({ locale: defaultLocale, page: '', title: name, description, site: name }),
  robots: { index: false, follow: true },
};

/** The document of the one page that stands in no language. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={defaultLocale}>
      <body>{children}</body>
    </html>
  );
}
