import { locales } from '../lib/i18n/locales';
import { site } from './site';

export { locales };

/** Pages that every language has, by a name for test titles. */
export const pages = {
  home: locale => site(`/${locale}/`),
  lesson: locale => site(`/${locale}/lessons/attention/`),
  lab: locale => site(`/${locale}/lab/`),
  embed: locale => site(`/${locale}/embed/attention-lab/`),
} as const satisfies Record<string, (locale: string) => string>;

export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as PageName[];
export const readingPages = ['home', 'lesson', 'lab'] as const satisfies readonly PageName[];
