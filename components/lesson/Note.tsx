import type { ReactNode } from 'react';
import styles from './Note.module.css';

/** A remark in the margin, beside the paragraph that follows it; on narrow screens an indented paragraph. */
export function Note({ children }: { children: ReactNode }) {
  return <aside className={styles.note}>{children}</aside>;
}
