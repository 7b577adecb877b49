import type { ReactNode } from 'react';
import styles from './ui.module.css';

interface Props {
  /** fail: something broke, red edge, announced at once. plain: something to know. */
  readonly tone?: 'plain' | 'fail';
  readonly children: ReactNode;
  /** Buttons that mend it. */
  readonly actions?: ReactNode;
}

/** A sentence at its place that says what happened and what to do about it. */
export function Notice({ tone = 'plain', children, actions }: Props) {
  return (
    <div className={tone === 'fail' ? styles.noticeFail : styles.notice} role={tone === 'fail' ? 'alert' : 'status'}>
      <div>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
