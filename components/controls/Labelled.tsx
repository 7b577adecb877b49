'use client';

import { type ReactNode, useId } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './controls.module.css';
import { dictionaries } from './messages';

/** What every control has. */
export interface ControlProps {
  readonly label: string;
  readonly help?: string;
  /** Shown, but not to be moved: the embedding page fixed it. */
  readonly locked?: boolean;
}

interface Props extends ControlProps {
  readonly id: string;
  /** 'label' for one native input, 'group' where several belong together (its id names them). */
  readonly as: 'label' | 'group';
  readonly value?: ReactNode;
  readonly children: ReactNode;
}

/** Label left, value right, the control below, an explanation on demand. */
export function Labelled({ id, as, label, help, locked, value, children }: Props) {
  const t = useMessages(dictionaries);
  return (
    <div className={styles.control}>
      <span className={styles.label}>
        {as === 'label' ? <label htmlFor={id}>{label}</label> : <span id={id}>{label}</span>}
        {help && <Help label={label}>{help}</Help>}
      </span>
      <span>
        {locked && <span className={styles.locked}>{t.locked} </span>}
        {value}
      </span>
      <span className={styles.field}>{children}</span>
    </div>
  );
}

export function Help({ label, children }: { label: string; children: string }) {
  const t = useMessages(dictionaries);
  const id = useId();
  return (
    <>
      <button type="button" className={styles.help} popoverTarget={id} aria-label={t.about(label)} />
      <span id={id} popover="auto" className={styles.explanation}>
        {children}
      </span>
    </>
  );
}
