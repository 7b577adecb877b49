'use client';

import { useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { dictionaries } from './messages';
import styles from './share.module.css';

/** Text to take away: with a button where the clipboard is open, selected for copying by hand where it is not. */
export function CopyField({ label, text, rows }: { label: string; text: string; rows: number }) {
  const t = useMessages(dictionaries);
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t.copied);
    } catch {
      ref.current?.focus();
      ref.current?.select();
      setSaid(t.refused);
    }
  };

  return (
    <div className={styles.copy}>
      <label htmlFor={id}>{label}</label>
      <Button onClick={copy} aria-label={`${t.copy}: ${label}`}>
        {t.copy}
      </Button>
      <textarea
        ref={ref}
        id={id}
        rows={rows}
        readOnly
        spellCheck={false}
        value={text}
        onFocus={event => event.target.select()}
      />
      <p role="status">{said}</p>
    </div>
  );
}
