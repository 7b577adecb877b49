import type { Locale } from '@/lib/i18n/locales';

/** What the compiler tells every component of a lesson: where it stands (scripts/mdx/vocabulary.js). */
export interface Told {
  readonly locale: Locale;
  readonly lesson: string;
}
