import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { TensorLight } from '@/components/lesson/TensorLight';
import { themeScript } from '@/components/widgets/embed/themeScript';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import { isLocale } from '@/lib/i18n/locales';
import { filePath } from '@/lib/site/paths';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/chinese.css';
import './generated/katex.css';
import './embed.css';

// Without it browsers ask for /favicon.ico at the host's root.
export const metadata: Metadata = { icons: { icon: { url: filePath('icon.svg'), type: 'image/svg+xml' } } };

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

/** The document of an embed: no header, no web fonts (an opaque origin gets none), nothing kept. */
export default async function EmbedLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        <TensorLight />
      </body>
    </html>
  );
}
