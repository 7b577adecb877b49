'use client';

import { useId } from 'react';
import { forget, setKeeping } from '@/lib/progress/readingProgress';
import { useReadingProgress } from '@/lib/progress/useReadingProgress';
import styles from './ProgressSetting.module.css';

export interface ProgressWords {
  readonly label: string;
  readonly kept: string;
  readonly off: string;
  readonly refused: string;
  readonly clear: string;
}

/** Whether reading progress is kept in this browser, and a way to forget it. */
export function ProgressSetting({ words }: { words: ProgressWords }) {
  const { keep, read, refused } = useReadingProgress();
  const id = useId();
  return (
    <div className={`${styles.setting} needs-js`}>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          checked={keep}
          aria-checked={keep}
          aria-describedby={id}
          onChange={event => setKeeping(event.target.checked)}
        />
        {words.label}
      </label>
      <p id={id}>
        {refused ? words.refused : keep ? words.kept : words.off}
        {read.length > 0 && (
          <button type="button" onClick={forget}>
            {words.clear}
          </button>
        )}
      </p>
    </div>
  );
}
