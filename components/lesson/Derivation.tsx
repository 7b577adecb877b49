import type { ReactNode } from 'react';
import { Inline } from '@/components/ui/Inline';
import type { Told } from './contract';
import styles from './Derivation.module.css';

/** A proof as numbered lines: what holds, why, and beside it what the engine measures. */
export function Derivation({ id, title, children }: Told & { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className={styles.derivation} aria-labelledby={`${id}-title`}>
      <div id={`${id}-title`} className={styles.title}>
        <Inline text={title} />
      </div>
      <ol className={styles.steps}>{children}</ol>
    </section>
  );
}
