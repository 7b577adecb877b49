'use client';

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import styles from './Interview.module.css';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly answers: readonly { readonly depth: string; readonly label: string; readonly text: ReactNode }[];
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs as ARIA's authoring practices have them: one tab stop, arrows choose. Without scripts, and printed, all answers stand below one another. */
export function InterviewTabs({ id, name, answers }: Props) {
  const [chosen, setChosen] = useState(0);
  const tabs = useRef<(HTMLButtonElement | null)[]>([]);

  function onKeyDown(event: KeyboardEvent) {
    const next = moves[event.key]?.(chosen, answers.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    tabs.current[next]?.focus();
  }

  return (
    <>
      <div role="tablist" aria-label={name} className={styles.tabs} onKeyDown={onKeyDown}>
        {answers.map(({ depth, label }, index) => (
          <button
            key={depth}
            ref={tab => {
              tabs.current[index] = tab;
            }}
            type="button"
            role="tab"
            id={`${id}-tab-${depth}`}
            aria-controls={`${id}-${depth}`}
            aria-selected={index === chosen}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
          >
            {label}
          </button>
        ))}
      </div>
      {answers.map(({ depth, label, text }, index) => (
        <div
          key={depth}
          role="tabpanel"
          id={`${id}-${depth}`}
          aria-labelledby={`${id}-tab-${depth}`}
          className={styles.answer}
          data-chosen={index === chosen || undefined}
        >
          <div className={`label ${styles.depth}`}>{label}</div>
          {text}
        </div>
      ))}
    </>
  );
}
