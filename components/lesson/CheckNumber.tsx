'use client';

import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Inline } from '@/components/ui/Inline';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Check.module.css';
import type { CheckAsked } from './checkContract';
import type { Judged } from './late/judgeNumber';
import { Cross, Tick } from './marks';
import { dictionaries } from './messages';
import { type Question, record } from './question';

type State =
  | { readonly phase: 'open' | 'judging' }
  | { readonly phase: 'judged'; readonly judged: Judged }
  | { readonly phase: 'failed'; readonly message: string };

interface Props {
  readonly question: Question;
  readonly asked: CheckAsked;
  readonly label: string;
}

/** The reader's number, laid before the engine. It says its own figure and, on a miss, the direction. */
export function CheckNumber({ question, asked, label }: Props) {
  const t = useMessages(dictionaries).check;
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<State>({ phase: 'open' });
  const input = useId();
  const verdict = useId();
  const asks = useRef(0);

  async function judge() {
    const ask = ++asks.current;
    setState({ phase: 'judging' });
    try {
      const { judgeNumber } = await import('./late/judgeNumber');
      const judged = await judgeNumber(typed, asked, label, locale);
      if (ask !== asks.current) return;
      if (judged.given !== undefined) record(question, String(judged.given), judged.right);
      setState({ phase: 'judged', judged });
    } catch (error) {
      if (ask === asks.current)
        setState({ phase: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // No <form>: sandboxed frames refuse to submit one, and Enter is all it would give. An Enter that ends a composition is not ours.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) judge();
  };

  const wrong = state.phase === 'judged' && !state.judged.right;
  return (
    <div className={styles.asked}>
      <label htmlFor={input}>
        <Inline text={label} />
      </label>
      <input
        id={input}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={typed}
        aria-invalid={wrong || undefined}
        aria-describedby={state.phase === 'open' ? undefined : verdict}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {asked.unit && asked.param === undefined && <span className={styles.unit}>{asked.unit}</span>}
      <Button onClick={judge}>{t.judge}</Button>
      <output
        id={verdict}
        className={styles.verdict}
        htmlFor={input}
        data-wrong={wrong || state.phase === 'failed' || undefined}
      >
        {state.phase === 'judging' && t.judging}
        {state.phase === 'failed' && `${t.failed} ${state.message}`}
        {state.phase === 'judged' && (
          <>
            {state.judged.given !== undefined && (state.judged.right ? <Tick /> : <Cross />)}
            <span>
              <Inline text={state.judged.words} />
            </span>
          </>
        )}
      </output>
    </div>
  );
}
