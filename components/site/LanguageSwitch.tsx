'use client';

import type { MouseEvent } from 'react';
import { type Locale, localeNames, locales } from '@/lib/i18n/locales';
import { pagePath, storageKey } from '@/lib/site/paths';
import segments from './segments.module.css';

/**
 * The same page in the other languages, at the same place with the figures in the same state: the hash goes along. The choice is
 * kept for the next visit's redirect, where the browser keeps anything.
 */
export function LanguageSwitch({ locale, page, label }: { locale: Locale; page: string; label: string }) {
  const keepHash = (event: MouseEvent<HTMLAnchorElement>, to: Locale) => {
    event.currentTarget.hash = window.location.hash;
    try {
      window.localStorage.setItem(storageKey('language'), to);
    } catch {
      // Refused: the address says the language anyway.
    }
  };
  return (
    <nav className={segments.group} aria-label={label}>
      {locales.map(to => (
        <a
          key={to}
          href={pagePath(to, page)}
          lang={to}
          hrefLang={to}
          title={localeNames[to].name}
          aria-label={localeNames[to].name}
          aria-current={to === locale || undefined}
          onClick={event => keepHash(event, to)}
        >
          {localeNames[to].short}
        </a>
      ))}
    </nav>
  );
}
