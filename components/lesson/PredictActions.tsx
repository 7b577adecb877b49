'use client';

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { Cross } from './marks';
import { dictionaries } from './messages';
import styles from './Predict.module.css';

interface Props {
  readonly card: RefObject<HTMLElement | null>;
  readonly phase: 'asking' | 'running' | 'told' | 'failed';
  readonly run: string | undefined;
  readonly onRun: () => void;
  readonly onSkip: () => void;
  /** What is said: of the answer, or what is still missing for one. */
  readonly said: ReactNode;
  readonly failure: string | undefined;
}

/** The buttons that commit to an answer, and the sentence that comes of it. */
export function PredictActions({ card, phase, run, onRun, onSkip, said, failure }: Props) {
  const t = useMessages(dictionaries).predict;
  const output = useRef<HTMLOutputElement>(null);
  // The buttons go once they have done their work: a keyboard that stood on one of them goes on at what is said now.
  const told = phase === 'told';
  useEffect(() => {
    const { activeElement } = document;
    if (told && (activeElement === document.body || card.current?.contains(activeElement)))
      output.current?.focus({ preventScroll: true });
  }, [told, card]);
  return (
    <>
      {!told && (
        <div className={styles.actions}>
          <Button look="main" aria-disabled={phase === 'running'} onClick={onRun}>
            {phase === 'running' ? t.running : (run ?? t.run)}
          </Button>
          <Button look="link" aria-disabled={phase === 'running'} onClick={onSkip}>
            {t.skip}
          </Button>
        </div>
      )}
      <output ref={output} className={styles.said} tabIndex={-1}>
        {phase === 'failed' ? (
          <span className={styles.fails}>
            <Cross /> {t.failed} {failure}
          </span>
        ) : (
          said
        )}
      </output>
    </>
  );
}
