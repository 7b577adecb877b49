'use client';

import { useEffect, useState } from 'react';
import { Inline } from '@/components/ui/Inline';
import styles from './SectionLinks.module.css';

export interface Section {
  readonly id: string;
  readonly text: string;
}

/** The sections of the page, the one being read marked. */
export function SectionLinks({ sections, label }: { sections: readonly Section[]; label: string }) {
  const [current, setCurrent] = useState<string>();
  useEffect(() => follow(sections, setCurrent), [sections]);
  return (
    <ol className={styles.sections} aria-label={label}>
      {sections.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === current || undefined}>
            <Inline text={text} />
          </a>
        </li>
      ))}
    </ol>
  );
}

/** Calls back with the last section whose heading has passed the upper third of the window. */
function follow(sections: readonly Section[], tell: (id: string | undefined) => void): () => void {
  let asked = 0;
  const look = () => {
    asked = 0;
    const passed = sections.findLast(({ id }) => {
      const heading = document.getElementById(id);
      return heading !== null && heading.getBoundingClientRect().top < window.innerHeight / 3;
    });
    tell(passed?.id);
  };
  const ask = () => {
    asked ||= requestAnimationFrame(look);
  };
  ask();
  window.addEventListener('scroll', ask, { passive: true });
  window.addEventListener('resize', ask);
  return () => {
    cancelAnimationFrame(asked);
    window.removeEventListener('scroll', ask);
    window.removeEventListener('resize', ask);
  };
}
