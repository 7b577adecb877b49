import type { Metadata } from 'next';
import { Doorway } from '@/components/site/Doorway';
import { siteWords } from '@/components/site/messages';
import { defaultLocale } from '@/lib/i18n/locales';
import { filePath } from '@/lib/site/paths';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';

export const metadata: Metadata = {
  title: `404 · ${siteWords[defaultLocale].name}`,
  robots: { index: false },
  referrer: 'no-referrer',
  icons: { icon: { url: filePath('icon.svg'), type: 'image/svg+xml' } },
};

/** 404.html. It may stand for an address of any language, so it speaks them all. */
export default function GlobalNotFound() {
  return (
    <html lang={defaultLocale}>
      <body>
        <Doorway missing />
      </body>
    </html>
  );
}
