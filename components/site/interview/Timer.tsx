'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Drill.module.css';
import { dictionaries } from './messages';

const seconds = 30;

/** Thirty seconds, if one likes: nothing happens when they are over but that it is said. */
export function Timer() {
  const t = useMessages(dictionaries);
  const [end, setEnd] = useState<number>();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (end === undefined) return;
    // By the clock, not by counting ticks: a tab in the background ticks rarely.
    const tick = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(rest);
      if (rest === 0) clearInterval(tick);
    }, 200);
    return () => clearInterval(tick);
  }, [end]);
  const start = () => {
    setLeft(seconds);
    setEnd(performance.now() + seconds * 1000);
  };
  return (
    <span className={styles.timer}>
      <Button onClick={start}>{end === undefined ? t.start : t.restart}</Button>
      {end !== undefined && (
        <>
          <span role="timer" aria-label={t.timer} className={styles.left}>
            {t.left(left)}
          </span>
          <progress max={seconds} value={left} aria-hidden="true" />
        </>
      )}
      <span role="status">{end !== undefined && left === 0 && t.over}</span>
    </span>
  );
}
