import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { LocaleProvider } from '@/lib/i18n/LocaleContext';
import { isLocale, locales } from '@/lib/i18n/locales';
import '../../styles/tokens.css';
import '../../styles/fonts.css';
import '../../styles/base.css';

export const dynamicParams = false;
export const generateStaticParams = () => locales.map(locale => ({ locale }));

export default async function SiteLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
      </body>
    </html>
  );
}
