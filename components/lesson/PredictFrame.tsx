'use client';

import { type ReactNode, type RefObject, useId } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { dictionaries } from './messages';
import styles from './Predict.module.css';

export interface Thought {
  /** What it lies behind; a key among the thoughts. */
  readonly value: string;
  /** For those who cannot be asked: "If you said 8:". */
  readonly behind: ReactNode;
  readonly thought: ReactNode;
}

interface Props {
  readonly id: string;
  readonly card: RefObject<HTMLElement | null>;
  readonly question: ReactNode;
  /** How it is answered, run and told; given the id of the question's words. */
  readonly children: (words: string) => ReactNode;
  readonly told: boolean;
  readonly thoughts: readonly Thought[];
  /** The thought behind the reader's answer, once it was told. */
  readonly meant: string | undefined;
  readonly reveal: ReactNode;
}

/** A prediction's card: the question, what the reader does, and afterwards what to think of it. */
export function PredictFrame({ id, card, question, children, told, thoughts, meant, reveal }: Props) {
  const t = useMessages(dictionaries).predict;
  const words = useId();
  return (
    <section ref={card} id={id} className={styles.predict} aria-labelledby={words}>
      <div id={words} className={styles.question}>
        <span className={styles.first}>{t.first}</span> {question}
      </div>
      <div className={styles.live}>{children(words)}</div>
      <details className={styles.after} open={told} data-told={told || undefined}>
        <summary>{t.answer}</summary>
        {thoughts.map(({ value, behind, thought }) => (
          <div key={value} className={styles.misread} data-meant={meant === value || undefined}>
            <div className={styles.if} data-pagefind-ignore="">
              {behind}
            </div>
            {thought}
          </div>
        ))}
        {reveal}
      </details>
    </section>
  );
}
