import { type Locale, locales } from '../lib/i18n/locales';
import { writtenLessons } from '../lib/site/writtenLessons';
import { site } from './site';

export { locales };

/** Pages that every language has, by a name for test titles. */
export const pages = {
  home: locale => site(`/${locale}/`),
  lesson: locale => site(`/${locale}/lessons/attention/`),
  lab: locale => site(`/${locale}/lab/`),
  embed: locale => site(`/${locale}/embed/attention-lab/`),
  interview: locale => site(`/${locale}/interview/`),
  glossary: locale => site(`/${locale}/glossary/`),
} as const satisfies Record<string, (locale: string) => string>;

export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as PageName[];
export const readingPages = ['home', 'lesson', 'lab', 'interview', 'glossary'] as const satisfies readonly PageName[];

/** The lessons besides the one that stands for them all where a test asks for one. */
export const furtherLessons = writtenLessons()
  .filter(id => id !== 'attention')
  .map(id => ({ name: `lesson ${id}`, at: (locale: Locale) => site(`/${locale}/lessons/${id}/`) }));
