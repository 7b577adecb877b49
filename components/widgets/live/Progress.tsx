'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/Button';
import { useMessages } from '@/lib/i18n/LocaleContext';
import type { Instance } from './instance';
import { dictionaries } from './messages';
import styles from './progress.module.css';

/** Work that is done sooner is not worth a word. */
const patience = 300;

/**
 * How far a long computation is, over the picture that it will replace, and how to stop it. Nothing on the page moves for it. The
 * figure's reading says that something is being computed; how far, whoever asks the bar.
 */
export function Progress({ instance }: { readonly instance: Instance }) {
  const t = useMessages(dictionaries);
  const { computing, progress, params } = useStore(instance.store);
  const [long, setLong] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another setting begins anew.
  useEffect(() => {
    if (!computing) return;
    const timer = setTimeout(() => setLong(true), patience);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [computing, params]);
  if (!long || !computing) return null;
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
        <Button look="link" onClick={instance.cancel}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
