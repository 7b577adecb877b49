'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useMessages } from '@/lib/i18n/LocaleContext';
import type { Instance } from './instance';
import { dictionaries } from './messages';
import styles from './progress.module.css';

/** Work that is done sooner is not worth a word. */
const patience = 300;

/**
 * How far a long computation is, over the picture that it will replace, and how to stop it; once it is stopped, what the picture shows.
 * While it computes nothing on the page moves. The figure's reading says that something is being computed; how far, the bar.
 */
export function Progress({ instance }: { readonly instance: Instance }) {
  const t = useMessages(dictionaries);
  const { computing, progress, params, stopped, frame } = useStore(instance.store);
  const [long, setLong] = useState(false);
  const [again, setAgain] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another setting begins anew.
  useEffect(() => {
    if (!computing) return;
    const timer = setTimeout(() => setLong(true), patience);
    return () => {
      clearTimeout(timer);
      setLong(false);
      setAgain(false);
    };
  }, [computing, params]);
  if (stopped)
    return (
      <div className={styles.stopped}>
        <Notice
          actions={
            <Button
              look="link"
              ref={takeOver}
              onClick={() => {
                setAgain(true);
                instance.retry();
              }}
            >
              {t.runAgain}
            </Button>
          }
        >
          {[t.stopped, frame && (frame.done ? t.earlier : t.unfinished)].filter(Boolean).join(t.between)}
        </Notice>
      </div>
    );
  if (!(long || again) || !computing) return null;
  const words = progress ? t.progress[progress.unit](progress.done, progress.total) : t.computing;
  const percent = progress && Math.round((100 * progress.done) / progress.total);
  return (
    <div className={styles.over}>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t.computing}
        aria-valuetext={words}
        {...(percent !== undefined && { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        {percent === undefined ? null : <i style={{ width: `${percent}%` }} />}
      </div>
      <div className={styles.says}>
        <span>{words}</span>
        <Button look="link" ref={again ? takeOver : handOn} onClick={instance.cancel}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}

/** The button that was pressed has gone: the keyboard stays at its place. */
function takeOver(button: HTMLButtonElement) {
  button.focus({ preventScroll: true });
  return handOn(button);
}

/** The button goes by itself, when all is done: if the keyboard was on it, it moves on to the controls. */
function handOn(button: HTMLButtonElement) {
  return () => {
    if (document.activeElement !== button) return;
    const next = button.closest('figure')?.querySelector<HTMLElement>('fieldset :is(input, select)');
    next?.focus({ preventScroll: true });
  };
}
