import type { Locale } from '@/lib/i18n/locales';

const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const tags: Record<Locale, string> = { en: 'en', 'zh-Hans': 'zh-Hans', 'zh-Hant': 'zh-Hant-TW' };

/** A wait in the largest unit of which there is one whole: "10 minutes", "4 天"; from now: "in 4 days". At least a minute. */
export function waitWords(ms: number, locale: Locale, as: 'wait' | 'from now' = 'wait'): string {
  const [unit, size] = units.find(([, length]) => ms >= length) ?? units[4];
  const count = Math.max(1, Math.round(ms / size));
  if (as === 'from now')
    return new Intl.RelativeTimeFormat(tags[locale]).format(count, unit).replaceAll(' ', locale === 'en' ? ' ' : '');
  const words = new Intl.NumberFormat(tags[locale], { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return locale === 'en' ? words : words.replaceAll(' ', '');
}
