'use client';

import { useMessages } from '@/lib/i18n/LocaleContext';
import { keyOf, useAnswers } from '@/lib/progress/answers';
import { dictionaries } from './messages';

interface Props {
  readonly lesson: string;
  /** Its Checks. */
  readonly checks: readonly string[];
  readonly className?: string;
  /** With a link to the first one that is still open. */
  readonly onward?: boolean;
}

/** How many of a lesson's Checks were solved in this browser. Says nothing before one was tried. */
export function SolvedCount({ lesson, checks, className, onward = false }: Props) {
  const t = useMessages(dictionaries);
  const answers = useAnswers();
  const of = (check: string) => answers[keyOf(lesson, check)];
  if (!checks.some(check => of(check))) return null;
  const open = checks.find(check => !of(check)?.solved);
  return (
    <p className={className}>
      {t.solved(checks.filter(check => of(check)?.solved).length, checks.length)}
      {onward && open && (
        <>
          {' · '}
          <a href={`#${open}`}>{t.open}</a>
        </>
      )}
    </p>
  );
}
