import type { Metadata } from 'next';
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales';
import { filePath, pagePath } from './paths';
import { absolute } from './siteUrl';

export interface PageDescription {
  readonly locale: Locale;
  /** As in `pagePath`. */
  readonly page: string;
  readonly title: string;
  readonly description: string;
  /** The site's name in the page's language. */
  readonly site: string;
}

const ogLocales: Record<Locale, string> = { en: 'en_US', 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW' };

/** Title, description, canonical address, the page in the other languages, and what a shared link shows. */
export function pageMetadata({ locale, page, title, description, site }: PageDescription): Metadata {
  const url = absolute(pagePath(locale, page));
  const at = (to: Locale) => absolute(pagePath(to, page)) ?? pagePath(to, page);
  const image = absolute(filePath(ogImage(locale, page)));
  return {
    title: title === site ? title : `${title} · ${site}`,
    description,
    referrer: 'no-referrer',
    alternates: {
      canonical: url,
      languages: { ...Object.fromEntries(locales.map(to => [to, at(to)])), 'x-default': at(defaultLocale) },
    },
    openGraph: {
      type: page.startsWith('lessons/') ? 'article' : 'website',
      title,
      description,
      siteName: site,
      locale: ogLocales[locale],
      alternateLocale: locales.filter(to => to !== locale).map(to => ogLocales[to]),
      url,
      images: image && [{ url: image, width: 1200, height: 630, type: 'image/png', alt: title }],
    },
    twitter: { card: 'summary_large_image', title, description, images: image && [image] },
    icons: {
      icon: [
        { url: filePath('favicon.ico'), sizes: '32x32' },
        { url: filePath('icon.svg'), type: 'image/svg+xml' },
      ],
      apple: filePath('apple-touch-icon.png'),
    },
  };
}

/** The picture of a page in public/, made by scripts/generate/openGraph.ts. */
export function ogImage(locale: Locale, page: string): string {
  return `generated/og/${locale}/${page ? page.replaceAll('/', '-') : 'home'}.png`;
}
