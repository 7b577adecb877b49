'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button';
import styles from './ui.module.css';

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog, open while it is rendered. The native element keeps the focus inside, hears Escape, and gives the focus back. */
export function Dialog({ title, closeLabel, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too; a click beside the box is for the mouse.
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onClick={event => event.target === ref.current && onClose()}
    >
      <div className={styles.dialogBody}>
        <header>
          <h2 id={heading}>{title}</h2>
          <Button look="link" onClick={onClose}>
            {closeLabel}
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
