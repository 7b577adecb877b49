'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useLocale, useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Drill.module.css';
import { marks } from './deck';
import { useDrill } from './drillContext';
import { dictionaries } from './messages';
import { Timer } from './Timer';
import { waitWords } from './waitWords';

interface Props {
  /** `attention/iv-qk` */
  readonly id: string;
  readonly anchor: string;
  readonly above: ReactNode;
  readonly question: ReactNode;
  /** The answers. */
  readonly children: ReactNode;
}

/**
 * One question. On screen it is seen when its turn has come, its answers when they are asked for; printed, and without scripts, all
 * questions stand below one another with their answers.
 */
export function DrillFrame({ id, anchor, above, question, children }: Props) {
  const t = useMessages(dictionaries);
  const locale = useLocale();
  const drill = useDrill();
  const card = useRef<HTMLElement>(null);
  const asked = drill.current === id;
  const shown = asked && drill.revealed;

  // After a mark or a skip the focus goes along, but the page's first question takes it from nobody.
  const before = useRef(drill.current);
  useEffect(() => {
    if (asked && before.current !== undefined && before.current !== id)
      card.current?.querySelector('h2')?.focus({ preventScroll: true });
    before.current = drill.current;
  }, [asked, drill.current, id]);

  return (
    <section
      ref={card}
      id={anchor}
      className={styles.card}
      aria-labelledby={`${anchor}-question`}
      data-asked={asked || undefined}
      data-revealed={shown || undefined}
      data-left-out={drill.chosen(id) ? undefined : true}
    >
      <div className="label">{above}</div>
      {question}
      {asked && !shown && (
        <div className={styles.ask}>
          <Timer />
          <span className={styles.buttons}>
            <Button look="main" onClick={drill.reveal}>
              {t.reveal}
            </Button>
            <Button look="link" onClick={drill.skip}>
              {t.skip}
            </Button>
          </span>
        </div>
      )}
      <div className={styles.answers}>{children}</div>
      {shown && (
        <fieldset className={styles.marks} disabled={!drill.outcomes}>
          <legend>{t.howItWent}</legend>
          {marks.map(mark => (
            <Button key={mark} onClick={() => drill.mark(mark)}>
              <span>{t.marks[mark]}</span>
              <small>
                {drill.outcomes ? t.back(waitWords(drill.outcomes[mark].due - drill.outcomes[mark].last, locale)) : ' '}
              </small>
            </Button>
          ))}
          {drill.failed && <p role="alert">{t.failed}</p>}
          {drill.failed && (
            <Button look="link" onClick={drill.skip}>
              {t.skip}
            </Button>
          )}
        </fieldset>
      )}
    </section>
  );
}
