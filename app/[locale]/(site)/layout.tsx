import type { Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { TensorLight } from '@/components/lesson/TensorLight';
import { ThemeProvider } from '@/components/site/ThemeProvider';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import { isLocale, locales } from '@/lib/i18n/locales';
import '../../styles/tokens.css';
import '../../styles/fonts.css';
import '../../styles/base.css';
import '../../styles/chinese.css';
import '../../styles/print.css';

export const dynamicParams = false;
export const generateStaticParams = () => locales.map(locale => ({ locale }));

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfdfe' },
    { media: '(prefers-color-scheme: dark)', color: '#101318' },
  ],
};

interface SiteLayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

/** The document of every page but the embeds. next-themes sets data-theme before React looks, hence the suppressed warning. */
export default async function SiteLayout({ children, params }: SiteLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <noscript>
          {/* What only a script can do is not shown where there is none. */}
          <style>{'.needs-js{display:none!important}'}</style>
        </noscript>
      </head>
      <body>
        <ThemeProvider>
          <LocaleProvider locale={locale}>{children}</LocaleProvider>
        </ThemeProvider>
        <TensorLight />
      </body>
    </html>
  );
}
