'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './controls.module.css';
import { type ControlProps, Labelled } from './Labelled';
import { dictionaries } from './messages';

interface Props extends ControlProps {
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (value: string, settled: boolean) => void;
}

/** How long after the last letter the text counts as said. */
const pause = 250;

/**
 * A line of the reader's own text. It is passed on when typing pauses, on Enter and on leaving the field, and never while a Chinese
 * word is still being composed from its pinyin.
 */
export function TextInput({ value, maxLength, onChange, ...rest }: Props) {
  const t = useMessages(dictionaries);
  const id = useId();
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The value changed elsewhere (reset, link): it replaces the draft. What we said ourselves comes back unchanged.
  if (value !== seen) {
    setSeen(value);
    setDraft(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const say = (text: string) => {
    clearTimeout(timer.current);
    if (text === value) return;
    setSeen(text);
    onChange(text, true);
  };
  const later = (text: string) => {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => say(text), pause);
  };

  return (
    <Labelled
      {...rest}
      id={id}
      as="label"
      value={draft.length > 0.8 * maxLength && <span className={styles.unit}>{t.length(draft.length, maxLength)}</span>}
    >
      <input
        id={id}
        type="text"
        dir="auto"
        className={styles.text}
        value={draft}
        maxLength={maxLength}
        disabled={rest.locked}
        autoComplete="off"
        spellCheck={false}
        onChange={event => {
          setDraft(event.target.value);
          later(event.target.value);
        }}
        onCompositionStart={() => {
          composing.current = true;
          clearTimeout(timer.current);
        }}
        onCompositionEnd={event => {
          composing.current = false;
          later(event.currentTarget.value);
        }}
        onKeyDown={event => {
          // Enter that accepts a composed word belongs to the input method.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) say(draft);
        }}
        onBlur={() => say(draft)}
      />
    </Labelled>
  );
}
