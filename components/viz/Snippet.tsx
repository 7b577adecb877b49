'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { dictionaries } from './messages';
import styles from './Snippet.module.css';
import { copyText } from './transfer';

interface SnippetProps {
  /** Runs as it stands, with the figure's numbers in it; it ends by printing what the figure shows. */
  readonly code: string;
  /** Default: the same in PyTorch. */
  readonly title?: string;
}

/** Code to take away that comes to the same number as the figure; folded, since the figure speaks first. */
export function Snippet({ code, title }: SnippetProps) {
  const { copy, snippet: t } = useMessages(dictionaries);
  const text = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState('');
  const take = async () => {
    const done = await copyText(code);
    setSaid(done ? t.copied : t.refused);
    if (!done && text.current) getSelection()?.selectAllChildren(text.current);
  };
  return (
    <details className={styles.snippet} onToggle={() => setSaid('')}>
      <summary>{title ?? t.title}</summary>
      <div className={styles.bar}>
        <Button look="link" onClick={take}>
          {copy}
        </Button>
        <output>{said}</output>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <pre ref={text} className={styles.code} translate="no" tabIndex={0} role="group" aria-label={t.code}>
        {code}
      </pre>
    </details>
  );
}
