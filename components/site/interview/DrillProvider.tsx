'use client';

import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Select } from '@/components/controls/Select';
import { Button } from '@/components/ui/Button';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import { useReadingProgress } from '@/lib/progress/useReadingProgress';
import styles from './Drill.module.css';
import { type Kept, type Mark, nextDue, nextQuestion } from './deck';
import { deckState, forgetDeck, noDeck, remember, subscribe } from './deckStore';
import { type Drill, DrillContext } from './drillContext';
import { dictionaries } from './messages';
import { waitWords } from './waitWords';

interface Props {
  /** In the order of the course, `attention/iv-qk`. */
  readonly questions: readonly string[];
  readonly lessons: readonly { readonly value: string; readonly label: string }[];
  readonly children: ReactNode;
}

const every = 'all';

/** The session: which questions are chosen, which one is asked, what was marked. Around all cards, each of which reads it. */
export function DrillProvider({ questions, lessons, children }: Props) {
  const t = useMessages(dictionaries);
  const locale = useLocale();
  const { keep } = useReadingProgress();
  const { deck, refused } = useSyncExternalStore(subscribe, deckState, noDeck);
  const [lesson, setLesson] = useState(every);
  const [now, setNow] = useState<number>();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [anyway, setAnyway] = useState(false);
  const [revealed, setRevealed] = useState(false);
  const [planned, setPlanned] = useState<{ question: string; outcomes: Readonly<Record<Mark, Kept>> }>();
  const [failed, setFailed] = useState(false);

  // The page is made at build: what time it is, only the browser knows. What is due is looked at again at each mark.
  useEffect(() => setNow(Date.now()), []);

  const chosen = useMemo(
    () => questions.filter(key => lesson === every || key.startsWith(`${lesson}/`)),
    [questions, lesson],
  );
  const current =
    now === undefined
      ? undefined
      : (nextQuestion(chosen, deck, now, skipped) ?? (anyway ? nextQuestion(chosen, {}, now, skipped) : undefined));
  const due = chosen.filter(key => deck[key] && deck[key].due <= (now ?? 0)).length;
  const fresh = chosen.filter(key => !deck[key]).length;

  function turn() {
    setRevealed(false);
    setPlanned(undefined);
    setNow(Date.now());
  }

  const drill: Drill = {
    current,
    chosen: key => lesson === every || key.startsWith(`${lesson}/`),
    revealed,
    reveal: () => {
      setRevealed(true);
      setFailed(false);
      if (current === undefined) return;
      import('./schedule').then(
        ({ outcomes }) => setPlanned({ question: current, outcomes: outcomes(deck[current], Date.now()) }),
        () => setFailed(true),
      );
    },
    skip: () => {
      if (current !== undefined)
        setSkipped([...skipped.filter(key => key !== current), current].slice(1 - chosen.length));
      turn();
    },
    outcomes: planned && planned.question === current ? planned.outcomes : undefined,
    mark: mark => {
      if (!planned) return;
      remember(planned.question, planned.outcomes[mark]);
      setSkipped([...skipped.filter(key => key !== planned.question), planned.question].slice(1 - chosen.length));
      turn();
    },
    failed,
  };

  const comesBack = now === undefined ? undefined : nextDue(chosen, deck);
  return (
    <DrillContext value={drill}>
      <section className={`${styles.session} needs-js`} aria-label={t.session}>
        <Select
          label={t.lesson}
          value={lesson}
          options={[{ value: every, label: t.all }, ...lessons]}
          onChange={value => {
            setLesson(value);
            setSkipped([]);
            setAnyway(false);
            turn();
          }}
        />
        <p role="status">{now === undefined ? ' ' : t.counts(chosen.length, due, fresh)}</p>
      </section>
      {now !== undefined && current === undefined && (
        <div className={styles.resting}>
          <p>
            {comesBack === undefined
              ? t.resting
              : t.restingUntil(waitWords(comesBack - Date.now(), locale, 'from now'))}
          </p>
          <Button onClick={() => setAnyway(true)}>{t.anyway}</Button>
        </div>
      )}
      <div className={styles.cards}>{children}</div>
      <footer className={`${styles.foot} needs-js`}>
        <Button onClick={() => window.print()}>{t.print}</Button>
        <p>{t.printed}</p>
        <p>
          {refused ? t.refused : keep ? t.keeping : t.notKept}
          {Object.keys(deck).length > 0 && (
            <Button look="link" onClick={() => forgetDeck()}>
              {t.forget}
            </Button>
          )}
        </p>
      </footer>
    </DrillContext>
  );
}
