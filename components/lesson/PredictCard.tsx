'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Slider } from '@/components/controls/Slider';
import { formatNumber } from '@/lib/format';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import { Choices } from './Choices';
import { dictionaries } from './messages';
import { NumberLine } from './NumberLine';
import styles from './Predict.module.css';
import { PredictActions } from './PredictActions';
import { PredictFrame } from './PredictFrame';
import type { Asked, Guess, Misreading, Told } from './predictContract';
import { record } from './question';

interface Props {
  readonly lesson: string;
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
  | { readonly phase: 'told'; readonly guess: Guess; readonly result: Told }
  | { readonly phase: 'failed'; readonly message: string };

/** First the guess, then the experiment, then the two side by side. A reload asks again; what was said is kept. */
export function PredictCard({ lesson, id, asked, run, question, misreads, reveal }: Props) {
  const t = useMessages(dictionaries).predict;
  const locale = useLocale();
  const { range, choices } = asked;
  const [figure, setFigure] = useState(range?.start ?? 0);
  const [choice, setChoice] = useState<string>();
  const [state, setState] = useState<State>({ phase: 'asking' });
  const card = useRef<HTMLElement>(null);
  const told = state.phase === 'told' ? state : undefined;

  async function commit(guess: Guess) {
    if (state.phase === 'running') return;
    setState({ phase: 'running' });
    try {
      const { runPredict } = await import('./late/runPredict');
      const values = misreads.map(({ value }) => value);
      const result = await runPredict(asked, guess, values, locale);
      if (guess) record({ lesson, id }, 'choice' in guess ? guess.choice : String(guess.figure), result.right);
      setState({ phase: 'told', guess, result });
    } catch (error) {
      setState({ phase: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
  function runWithGuess() {
    if (range) return void commit({ figure });
    if (choice === undefined) return setState({ phase: 'asking', unchosen: true });
    commit({ choice });
  }

  return (
    <PredictFrame
      id={id}
      card={card}
      question={question}
      told={told !== undefined}
      thoughts={misreads.map(({ value: of, thought }) => ({
        value: of,
        behind: (
          <>
            {range ? t.ifYouSaid(of) : t.ifYouChose} {choices.find(one => one.value === of)?.label}
          </>
        ),
        thought,
      }))}
      meant={told?.result.misread}
      reveal={reveal}
    >
      {words => (
        <>
          {range ? (
            <fieldset className={styles.guessing} disabled={told !== undefined}>
              <Slider {...range} label={t.guess} unit={asked.unit} value={figure} onChange={setFigure} />
            </fieldset>
          ) : (
            <Choices
              choices={choices}
              chosen={choice}
              labelledBy={words}
              right={told?.result.choice}
              onChoose={setChoice}
            />
          )}
          {range && (
            <NumberLine
              range={range}
              guess={told && !(told.guess && 'figure' in told.guess) ? undefined : figure}
              result={told?.result.value}
              error={told?.result.error ?? 0}
              you={t.you(formatNumber(figure, asked.digits))}
              it={told && t.it(told.result.written)}
              veiled={t.veiled}
            />
          )}
          <PredictActions
            card={card}
            phase={state.phase}
            run={run}
            onRun={runWithGuess}
            onSkip={() => commit(null)}
            failure={state.phase === 'failed' ? state.message : undefined}
            said={state.phase === 'asking' && state.unchosen ? t.choose : told?.result.said}
          />
        </>
      )}
    </PredictFrame>
  );
}
