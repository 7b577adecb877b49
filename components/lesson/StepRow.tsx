'use client';

import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Derivation.module.css';
import { DerivationContext } from './derivationContext';
import { dictionaries } from './messages';

interface Props {
  /** From 1. */
  readonly number: number;
  readonly line: ReactNode;
  readonly probe: ReactNode;
}

/** A line of a derivation that is revealed in its turn. Its room is kept until then, so that nothing moves. */
export function StepRow({ number, line, probe }: Props) {
  const t = useMessages(dictionaries).derivation;
  const { shown, next, all } = useContext(DerivationContext);
  const row = useRef<HTMLLIElement>(null);
  const veiled = number > shown;
  const before = useRef(veiled);
  useEffect(() => {
    // The button has gone to the line after: a keyboard that stood on it goes on at what it asked for.
    if (before.current && !veiled && document.activeElement === document.body)
      row.current?.focus({ preventScroll: true });
    before.current = veiled;
  }, [veiled]);
  return (
    <li ref={row} className={styles.step} tabIndex={-1} data-veiled={veiled || undefined}>
      <div className={styles.line}>{line}</div>
      {probe}
      {number === shown + 1 && (
        <div className={styles.next}>
          <Button onClick={next}>{t.next}</Button>
          <Button look="link" onClick={all}>
            {t.all}
          </Button>
        </div>
      )}
    </li>
  );
}
