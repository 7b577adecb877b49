'use client';

import { useId } from 'react';
import { useAnswers } from '@/lib/progress/answers';
import { forget, setKeeping } from '@/lib/progress/readingProgress';
import { useReadingProgress } from '@/lib/progress/useReadingProgress';
import { KeptFile, type KeptFileWords } from './KeptFile';
import styles from './ProgressSetting.module.css';

export interface ProgressWords extends KeptFileWords {
  readonly label: string;
  readonly kept: string;
  readonly off: string;
  readonly clear: string;
}

/** Whether what the reader has read and answered is kept in this browser; how to take it along, and to forget it. */
export function ProgressSetting({ words }: { words: ProgressWords }) {
  const { keep, read, refused } = useReadingProgress();
  const answers = useAnswers();
  const filled = read.length > 0 || Object.keys(answers).length > 0;
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
      <p id={id}>{refused ? words.refused : keep ? words.kept : words.off}</p>
      {!refused && keep && (
        <div className={styles.acts}>
          <KeptFile words={words} filled={filled} />
          {filled && (
            <button type="button" onClick={forget}>
              {words.clear}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
