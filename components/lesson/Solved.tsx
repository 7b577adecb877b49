'use client';

import { useMessages } from '@/lib/i18n/LocaleContext';
import { keyOf, useAnswers } from '@/lib/progress/answers';
import styles from './Check.module.css';
import { Tick } from './marks';
import { dictionaries } from './messages';

/** Beside a Check's label, once it was solved in this browser. */
export function Solved({ lesson, id }: { lesson: string; id: string }) {
  const t = useMessages(dictionaries).check;
  return (
    useAnswers()[keyOf(lesson, id)]?.solved && (
      <span className={styles.solved}>
        <Tick /> {t.solved}
      </span>
    )
  );
}
