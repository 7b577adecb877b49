'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Slider } from '@/components/controls/Slider';
import { Button } from '@/components/ui/Button';
import { formatNumber } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { formatMeasured } from '@/lib/lesson/measured';
import { Choices } from './Choices';
import { Cross } from './marks';
import { dictionaries } from './messages';
import { NumberLine } from './NumberLine';
import styles from './Predict.module.css';
import type { Asked, Guess, Misreading } from './predictContract';
import { rightChoice, saidOf, thoughtBehind } from './predictWords';
import type { Measured } from './runScalar';

interface Props {
  readonly id: string;
  readonly asked: Asked;
  readonly run: string | undefined;
  readonly question: ReactNode;
  readonly misreads: readonly Misreading[];
  readonly reveal: ReactNode;
}

type State =
  | { readonly phase: 'asking'; readonly unchosen?: boolean }
  | { readonly phase: 'running' }
  | { readonly phase: 'told'; readonly guess: Guess; readonly measured: Measured }
  | { readonly phase: 'failed'; readonly message: string };

/** First the guess, then the experiment, then the two side by side. Nothing is kept: a reload asks again. */
export function PredictCard({ id, asked, run, question, misreads, reveal }: Props) {
  const t = useMessages(dictionaries).predict;
  const { range, choices } = asked;
  const [figure, setFigure] = useState(range?.start ?? 0);
  const [choice, setChoice] = useState<string>();
  const [state, setState] = useState<State>({ phase: 'asking' });
  const words = useId();
  const card = useRef<HTMLElement>(null);
  const said = useRef<HTMLOutputElement>(null);
  const told = state.phase === 'told' ? state : undefined;

  // The buttons go once they have done their work: a keyboard that stood on one of them goes on at what is said now.
  const answered = told !== undefined;
  useEffect(() => {
    const { activeElement } = document;
    if (answered && (activeElement === document.body || card.current?.contains(activeElement)))
      said.current?.focus({ preventScroll: true });
  }, [answered]);

  async function commit(guess: Guess) {
    if (state.phase === 'running') return;
    setState({ phase: 'running' });
    try {
      const { runScalar } = await import('./runScalar');
      setState({ phase: 'told', guess, measured: await runScalar(asked.widget, asked.params, asked.scalar) });
    } catch (error) {
      setState({ phase: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
  function runWithGuess() {
    if (range) return void commit({ figure });
    if (choice === undefined) return setState({ phase: 'asking', unchosen: true });
    commit({ choice });
  }

  const value = told && formatMeasured(told.measured.value, told.measured.standardError, asked.digits);
  const shownValue = value && (asked.unit ? `${value} ${asked.unit}` : value);
  const misread = told ? thoughtBehind(told.guess, told.measured.value, asked, misreads) : undefined;
  return (
    <section ref={card} id={id} className={styles.predict} aria-labelledby={words}>
      <div id={words} className={styles.question}>
        <span className={styles.first}>{t.first}</span> {question}
      </div>
      <div className={styles.live}>
        {range ? (
          <fieldset className={styles.guessing} disabled={told !== undefined}>
            <Slider {...range} label={t.guess} unit={asked.unit} value={figure} onChange={setFigure} />
          </fieldset>
        ) : (
          <Choices
            choices={choices}
            chosen={choice}
            labelledBy={words}
            right={told && rightChoice(asked, told.measured.value)}
            onChoose={setChoice}
          />
        )}
        {range && (
          <NumberLine
            range={range}
            guess={told && !(told.guess && 'figure' in told.guess) ? undefined : figure}
            result={told?.measured.value}
            error={2 * (told?.measured.standardError ?? 0)}
            you={t.you(formatNumber(figure, asked.digits))}
            it={value && t.it(value)}
            veiled={t.veiled}
          />
        )}
        {!told && (
          <div className={styles.actions}>
            <Button look="main" aria-disabled={state.phase === 'running'} onClick={runWithGuess}>
              {state.phase === 'running' ? t.running : (run ?? t.run)}
            </Button>
            <Button look="link" aria-disabled={state.phase === 'running'} onClick={() => commit(null)}>
              {t.skip}
            </Button>
          </div>
        )}
        <output ref={said} className={styles.said} tabIndex={-1}>
          {state.phase === 'asking' && state.unchosen && t.choose}
          {state.phase === 'failed' && (
            <span className={styles.fails}>
              <Cross /> {t.failed} {state.message}
            </span>
          )}
          {told && shownValue && saidOf(t, asked, told.guess, told.measured.value, shownValue)}
        </output>
      </div>
      <details className={styles.after} open={told !== undefined} data-told={told !== undefined || undefined}>
        <summary>{t.answer}</summary>
        {misreads.map(({ value: of, thought }) => (
          <div key={of} className={styles.misread} data-meant={misread === of || undefined}>
            {/* For those who cannot be asked: which answer the thought lies behind. */}
            <div className={styles.if} data-pagefind-ignore="">
              {range ? t.ifYouSaid(of) : t.ifYouChose} {choices.find(({ value }) => value === of)?.label}
            </div>
            {thought}
          </div>
        ))}
        {reveal}
      </details>
    </section>
  );
}
