'use client';

import { type ComponentType, useEffect, useState } from 'react';
import styles from './SearchButton.module.css';

/** Opens the search; "/" does too. The dialog, and the index behind it, load when first opened. */
export function SearchButton({ word }: { word: string }) {
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }>>();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', slash);
    return () => window.removeEventListener('keydown', slash);
  }, []);

  useEffect(() => {
    if (open) import('./SearchDialog').then(module => setDialog(() => module.SearchDialog));
  }, [open]);

  return (
    <>
      <button
        type="button"
        className={`${styles.button} needs-js`}
        aria-keyshortcuts="/"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <svg
          viewBox="0 0 20 20"
          width="18"
          height="18"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          aria-hidden="true"
        >
          <circle cx="8.5" cy="8.5" r="6" />
          <path d="M13 13l5 5" />
        </svg>
        <span className={styles.word}>{word}</span>
        <span className={styles.key} aria-hidden="true">
          /
        </span>
      </button>
      {open && Dialog && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
