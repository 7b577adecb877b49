import type { ComponentProps } from 'react';
import styles from './Heading.module.css';

/** A section's heading; the sign at its side, shown on hover and focus, is a link to it. */
export function heading(Tag: 'h2' | 'h3') {
  return function Heading({ id, children, ...rest }: ComponentProps<'h2'>) {
    return (
      <div className={styles.heading}>
        <Tag id={id} {...rest}>
          {children}
        </Tag>
        {id && (
          <a href={`#${id}`} className={styles.anchor} aria-labelledby={id}>
            #
          </a>
        )}
      </div>
    );
  };
}
