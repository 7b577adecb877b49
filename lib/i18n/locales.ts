/** The site's languages. `zh-Hant` is made from `zh-Hans` at build (see scripts/generate). */
export const locales = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

/** The languages written by hand. */
export const writtenLocales = ['en', 'zh-Hans'] as const satisfies readonly Locale[];

/** A language's own name and the short form the switch shows. */
export const localeNames: Record<Locale, { name: string; short: string }> = {
  en: { name: 'English', short: 'EN' },
  'zh-Hans': { name: '简体中文', short: '简' },
  'zh-Hant': { name: '繁體中文', short: '繁' },
};

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/** The nearest supported language to a list of BCP 47 tags, as a browser's `navigator.languages` gives. */
export function negotiateLocale(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const lower = tag.toLowerCase();
    if (lower.startsWith('zh')) return /hant|-(tw|hk|mo)\b/.test(lower) ? 'zh-Hant' : 'zh-Hans';
    if (lower.startsWith('en')) return 'en';
  }
  return defaultLocale;
}
