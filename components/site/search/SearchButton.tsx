'use client';

import { useEffect, useState } from 'react';
import { NotLoaded } from '@/components/ui/NotLoaded';
import { useLate } from '@/components/ui/useLate';
import styles from './SearchButton.module.css';

const loadDialog = () => import('./SearchDialog').then(module => module.SearchDialog);

/** Opens the search; "/" does too. The dialog, and the index behind it, load when first opened. */
export function SearchButton({ word }: { word: string }) {
  const [open, setOpen] = useState(false);
  const { Part: Dialog, failed, again } = useLate(open, loadDialog);

  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', slash);
    return () => window.removeEventListener('keydown', slash);
  }, []);

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
      {failed && <NotLoaded floating again={again} />}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
