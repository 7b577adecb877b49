import type { ReactNode } from 'react';
import { Inline } from '@/components/ui/Inline';
import type { Told } from './contract';
import { dictionaries } from './messages';
import styles from './Trap.module.css';

/** A sentence that sounds right and is not, and what is. */
export function Trap({ id, title, locale, children }: Told & { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className={styles.trap} aria-labelledby={`${id}-title`}>
      <div className={`label ${styles.label}`}>{dictionaries[locale].trap}</div>
      <h3 id={`${id}-title`}>
        <Inline text={title} />
      </h3>
      {children}
    </section>
  );
}
