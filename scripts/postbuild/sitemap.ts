import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLocale, locales } from '@/lib/i18n/locales';
import { htmlFiles, out } from '../export/htmlFiles';
import { sitemap } from '../export/sitemap';
import { basePathOf, siteOriginOf } from '../run/basePath';

/** sitemap.xml and robots.txt, where it is known at what address the site will stand. */
export async function writeSitemap(): Promise<void> {
  const origin = siteOriginOf(process.env);
  if (!origin) return;
  const home = origin + basePathOf(process.env);
  const pages = htmlFiles()
    .filter(file => file.startsWith(`${defaultLocale}/`) && !file.includes('/embed/'))
    .map(file => file.slice(defaultLocale.length + 1, -'index.html'.length));
  writeFileSync(join(out, 'sitemap.xml'), sitemap(home, pages, locales, defaultLocale));
  writeFileSync(join(out, 'robots.txt'), `User-agent: *\nAllow: /\n\nSitemap: ${home}/sitemap.xml\n`);
}
