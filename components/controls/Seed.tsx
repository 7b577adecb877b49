'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './controls.module.css';
import { type ControlProps, Labelled } from './Labelled';
import { dictionaries } from './messages';

interface Props extends ControlProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** The seed of everything random, to be noted, typed in again, or drawn anew. */
export function Seed({ value, onChange, ...rest }: Props) {
  const t = useMessages(dictionaries);
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const say = (text: string | undefined) => {
    const number = Number(text?.normalize('NFKC'));
    if (text?.trim() && Number.isInteger(number) && number >= 0 && number <= 0xffffffff) onChange(number);
    setDraft(undefined);
  };
  return (
    <Labelled {...rest} id={id} as="label">
      <span className={styles.seed}>
        <input
          id={id}
          className={styles.text}
          inputMode="numeric"
          autoComplete="off"
          value={draft ?? value}
          disabled={rest.locked}
          onChange={event => setDraft(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && say(draft)}
          onBlur={() => say(draft)}
        />
        {!rest.locked && (
          <Button look="link" aria-label={t.newSeedOf(rest.label)} onClick={() => onChange(drawSeed(value))}>
            {t.newSeed}
          </Button>
        )}
      </span>
    </Labelled>
  );
}

/** Short enough to read aloud, and never the one that stands. */
function drawSeed(old: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  const seed = drawn % 10_000;
  return seed === old ? seed + 1 : seed;
}
