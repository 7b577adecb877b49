'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { searchWords } from './messages';
import { type Hit, search } from './pagefind';
import styles from './SearchDialog.module.css';

type State = { readonly query: string; readonly hits: readonly Hit[] } | 'idle' | 'absent';

/** A modal dialog: a field, and what was found as links. Arrow keys move between them, Enter opens, Escape closes. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(searchWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<State>('idle');
  const hint = useId();

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  // What is found for a query that has been emptied meanwhile comes too late.
  const latest = useRef('');
  const look = async (query: string) => {
    latest.current = query;
    if (!query.trim()) return setState('idle');
    try {
      const hits = await search(query);
      if (hits && query === latest.current) setState({ query, hits });
    } catch {
      setState('absent');
    }
  };

  return (
    // A press on the backdrop is a press on the dialog itself; Escape is the keyboard's way.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t.label}
      onClose={onClose}
      onClick={event => event.target === dialog.current && dialog.current.close()}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move focus among the field and the links in it */}
      <div className={styles.box} onKeyDown={moveFocus}>
        <div className={styles.field}>
          <input
            // Not type="search": there Escape empties the field in place of closing the dialog.
            type="text"
            inputMode="search"
            enterKeyHint="search"
            aria-label={t.label}
            aria-describedby={hint}
            placeholder={t.placeholder}
            autoComplete="off"
            spellCheck={false}
            onChange={event => look(event.target.value)}
          />
          <button type="button" onClick={() => dialog.current?.close()}>
            {t.close}
          </button>
        </div>
        <p className={styles.status} role="status">
          {state === 'absent' && t.absent}
          {typeof state === 'object' && (state.hits.length > 0 ? t.found(state.hits.length) : t.none(state.query))}
        </p>
        {typeof state === 'object' && state.hits.length > 0 && (
          <ul aria-label={t.results} className={styles.hits}>
            {state.hits.map(hit => (
              <li key={hit.url}>
                <a href={hit.url} onClick={() => dialog.current?.close()}>
                  <b>{hit.section || hit.page}</b>
                  {hit.section && <span className={styles.page}>{hit.page}</span>}
                  <span className={styles.excerpt}>{hit.excerpt.map(piece)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        <p id={hint} className={styles.hint}>
          {t.hint}
        </p>
      </div>
    </dialog>
  );
}

function piece(text: string, index: number) {
  return index % 2 ? <mark key={index}>{text}</mark> : text;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const step = steps[event.key];
  if (step !== undefined && at >= 0) {
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  } else if (event.key === 'Enter' && at === 0) {
    event.preventDefault();
    stops[1]?.click();
  }
}
