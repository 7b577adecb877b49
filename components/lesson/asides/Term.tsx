import type { ReactNode } from 'react';
import { terms } from '@/content/glossary/terms';
import { pagePath } from '@/lib/site/paths';
import type { Told } from '../contract';
import './asides.css';

/** A word of the glossary. It links to its entry there; with scripts, its meaning opens in place (Asides.tsx). */
export function Term({ id, locale, children }: Told & { id: string; children: ReactNode }) {
  if (!(id in terms)) throw new Error(`<Term id="${id}">: content/glossary/terms.ts has no such term`);
  return (
    <a href={`${pagePath(locale, 'glossary')}#${id}`} className="term" data-term={id}>
      {children}
    </a>
  );
}
