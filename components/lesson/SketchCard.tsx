'use client';

import { type ReactNode, useRef, useState } from 'react';
import { NotLoaded } from '@/components/ui/NotLoaded';
import { useLate } from '@/components/ui/useLate';
import { useNear } from '@/components/widgets/useNear';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import type { RunSketch } from './late/runSketch';
import { dictionaries } from './messages';
import styles from './Predict.module.css';
import { PredictActions } from './PredictActions';
import { PredictFrame, type Thought } from './PredictFrame';
import { record } from './question';
import type { SketchAsked } from './sketchContract';

interface Props {
  readonly lesson: string;
  readonly id: string;
  readonly asked: SketchAsked;
  readonly run: string | undefined;
  readonly question: ReactNode;
  readonly misreads: readonly Thought[];
  readonly reveal: ReactNode;
}

type State =
  | { readonly phase: 'asking'; readonly undrawn?: boolean }
  | { readonly phase: 'running' }
  | { readonly phase: 'told'; readonly drawn: boolean; readonly result: RunSketch }
  | { readonly phase: 'failed'; readonly message: string };

const loadSketch = () => import('./late/Sketch').then(module => module.Sketch);

/** The reader draws a curve, then the experiment draws its own over it. Axes and drawing come when the card comes near. */
export function SketchCard({ lesson, id, asked, run, question, misreads, reveal }: Props) {
  const t = useMessages(dictionaries).predict;
  const locale = useLocale();
  const card = useRef<HTMLElement>(null);
  const { Part: Sketch, failed, again } = useLate(useNear(card), loadSketch);
  /** Of the handles, from 0 at the foot of the axis to 1 at its head. */
  const [heights, setHeights] = useState<readonly number[]>(() => asked.at.map(() => 0.5));
  const [drawn, setDrawn] = useState(false);
  const [state, setState] = useState<State>({ phase: 'asking' });
  const told = state.phase === 'told' ? state : undefined;

  async function commit(guess: boolean) {
    if (state.phase === 'running') return;
    if (guess && !drawn) return setState({ phase: 'asking', undrawn: true });
    setState({ phase: 'running' });
    try {
      const { runSketch } = await import('./late/runSketch');
      const result = await runSketch(asked, guess ? heights : undefined, locale);
      if (guess) record({ lesson, id }, result.drawn, result.right);
      setState({ phase: 'told', drawn: guess, result });
    } catch (error) {
      setState({ phase: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <PredictFrame
      id={id}
      card={card}
      question={question}
      told={told !== undefined}
      thoughts={misreads}
      meant={told?.result.misread}
      reveal={reveal}
    >
      {() => (
        <>
          <div className={styles.sketch}>
            {Sketch ? (
              <Sketch
                asked={asked}
                heights={told && !told.drawn ? undefined : heights}
                drawn={drawn}
                result={told?.result.series}
                onDraw={next => {
                  setDrawn(true);
                  setHeights(next);
                  if (state.phase === 'asking' && state.undrawn) setState({ phase: 'asking' });
                }}
              />
            ) : (
              failed && <NotLoaded again={again} />
            )}
          </div>
          <PredictActions
            card={card}
            phase={state.phase}
            run={run}
            onRun={() => commit(true)}
            onSkip={() => commit(false)}
            failure={state.phase === 'failed' ? state.message : undefined}
            said={state.phase === 'asking' && state.undrawn ? t.draw : told?.result.said}
          />
        </>
      )}
    </PredictFrame>
  );
}
