import { escapeMarkup } from '@/lib/escapeMarkup';

/** A sitemap in which every page names itself in the other languages. `pages` are paths within a language: '', 'lab/'. */
export function sitemap(home: string, pages: readonly string[], locales: readonly string[], fallback: string): string {
  const at = (locale: string, page: string) => escapeMarkup(`${home}/${locale}/${page}`);
  const link = (lang: string, locale: string, page: string) =>
    `    <xhtml:link rel="alternate" hreflang="${lang}" href="${at(locale, page)}"/>`;
  const entry = (locale: string, page: string) =>
    [
      '  <url>',
      `    <loc>${at(locale, page)}</loc>`,
      ...locales.map(other => link(other, other, page)),
      link('x-default', fallback, page),
      '  </url>',
    ].join('\n');
  const entries = pages.flatMap(page => locales.map(locale => entry(locale, page)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
}
