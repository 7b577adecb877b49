'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { defaultLocale, type Locale } from './locales';
import type { Dictionaries } from './messages';

const LocaleContext = createContext<Locale>(defaultLocale);

/** Tells every client component below it which language the page speaks. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** The page's language's entry of a dictionary. */
export function useMessages<M>(dictionaries: Dictionaries<M>): M {
  return dictionaries[useLocale()];
}
