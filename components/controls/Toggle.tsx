'use client';

import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './controls.module.css';
import { type ControlProps, Help } from './Labelled';
import { dictionaries } from './messages';

interface Props extends ControlProps {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** A switch for an assumption; on is the textbook's case. */
export function Toggle({ label, help, locked, value, onChange }: Props) {
  const t = useMessages(dictionaries);
  return (
    <div className={styles.control}>
      <span className={styles.label}>
        <label className={styles.switch}>
          <input
            type="checkbox"
            role="switch"
            aria-checked={value}
            checked={value}
            disabled={locked}
            onChange={event => onChange(event.target.checked)}
          />
          {label}
        </label>
        {help && <Help label={label}>{help}</Help>}
      </span>
      {locked && <span className={styles.locked}>{t.locked}</span>}
    </div>
  );
}
