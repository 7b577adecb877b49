import type { Locale } from '@/lib/i18n/locales';

/** '' or '/x': where the site is mounted. Next inlines it at build. */
export const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** A page of ours as a link: `pagePath('en', 'lessons/attention')` is `/x/en/lessons/attention/`. `''` is the home page. */
export function pagePath(locale: Locale, page = ''): string {
  return `${basePath}/${locale}/${page ? `${page}/` : ''}`;
}

/** A file of public/: `filePath('generated/pictures/a.svg')` is `/x/generated/pictures/a.svg`. */
export function filePath(file: string): string {
  return `${basePath}/${file}`;
}

/** A key of localStorage: sites that share an origin, as on GitHub Pages, must not read each other's. */
export function storageKey(name: string): string {
  return `inside-the-encoder${basePath}:${name}`;
}
