import type { Locale } from '@/lib/i18n/locales';

/** The figure above the fold, and its parameters: a sentence in the reader's language. The picture made at build is of the same. */
export const homeFigure = {
  id: 'encoder-layer',
  params: { en: {}, 'zh-Hans': { sentence: 'moon' }, 'zh-Hant': { sentence: 'moon' } },
} as const satisfies { id: string; params: Record<Locale, Readonly<Record<string, string>>> };
