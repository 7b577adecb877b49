import type { ReactNode, Ref } from 'react';
import styles from './figure.module.css';

interface Props {
  readonly id?: string;
  /** A sentence, not a label. */
  readonly title?: ReactNode;
  /** Plain links at the right of the title. */
  readonly tools?: ReactNode;
  readonly caption?: ReactNode;
  /** wide: over text and margin. text: the column only. bare: without ground and margins. */
  readonly width?: 'wide' | 'text' | 'bare';
  readonly plateRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** Title and tools above, the plate on its ground, the caption below. */
export function Figure({ id, title, tools, caption, width = 'wide', plateRef, children }: Props) {
  return (
    <figure id={id} className={`${styles.figure} ${styles[width]}`}>
      <header className={styles.header}>
        <span>{title}</span>
        <span className={styles.tools}>{tools}</span>
      </header>
      <div ref={plateRef} className={styles.plate}>
        {children}
      </div>
      {caption && <figcaption className={styles.caption}>{caption}</figcaption>}
    </figure>
  );
}
