'use client';

import { useId } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { Tick } from './marks';
import { dictionaries } from './messages';
import styles from './Predict.module.css';
import type { Asked } from './predictContract';

interface Props {
  readonly choices: Asked['choices'];
  readonly chosen: string | undefined;
  readonly labelledBy: string;
  /** The choice that holds, once the experiment has run. */
  readonly right: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** The answers to choose from; afterwards the one that holds and the reader's own are marked in words. */
export function Choices({ choices, chosen, labelledBy, right, onChoose }: Props) {
  const t = useMessages(dictionaries).predict;
  const name = useId();
  return (
    <div className={styles.choices} role="radiogroup" aria-labelledby={labelledBy}>
      {choices.map(({ value, label }) => (
        <label key={value} className={styles.choice} data-right={value === right || undefined}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            disabled={right !== undefined}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
          <span className={styles.mark}>
            {right !== undefined && value === chosen && t.yours}
            {value === right && (
              <>
                <Tick /> {t.holds}
              </>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
