'use client';

import { useEffect, useState } from 'react';
import { Inline } from '@/components/ui/Inline';
import type { TermId, TermWords } from '@/content/glossary/terms';
import { useLocale } from '@/lib/i18n/LocaleContext';
import type { Locale } from '@/lib/i18n/locales';

type Words = Readonly<Record<TermId, TermWords>>;

const words: Readonly<Record<Locale, () => Promise<{ readonly messages: Words }>>> = {
  en: () => import('@/content/glossary/messages.en'),
  'zh-Hans': () => import('@/content/glossary/messages.zh-Hans'),
  'zh-Hant': () => import('@/content/glossary/messages.zh-Hant'),
};

/** A term, in Chinese with its English, and what it means; the glossary comes with the first one that is asked for. */
export function Meaning({ id, entry, href }: { readonly id: string; readonly entry: string; readonly href: string }) {
  const locale = useLocale();
  const [said, setSaid] = useState<{ readonly own: TermWords; readonly english: string }>();
  useEffect(() => {
    let left = false;
    Promise.all([words[locale](), words.en()]).then(
      ([own, en]) => left || setSaid({ own: own.messages[id as TermId], english: en.messages[id as TermId].term }),
      // The word still leads to the glossary.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [id, locale]);
  return (
    <>
      {said && (
        <>
          <b>{said.own.term}</b>
          {said.english !== said.own.term && <span lang="en"> {said.english}</span>}
          <span className="aside-text">
            <Inline text={said.own.meaning} />
          </span>
        </>
      )}
      <a href={href}>{entry}</a>
    </>
  );
}
