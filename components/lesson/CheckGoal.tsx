'use client';

import { useEffect, useRef, useState } from 'react';
import { Inline } from '@/components/ui/Inline';
import { watchFrame } from '@/components/widgets/frames';
import { callFigure } from '@/components/widgets/reach';
import { useNear } from '@/components/widgets/useNear';
import { formatNumber } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Check.module.css';
import type { GoalAsked } from './checkContract';
import { Tick } from './marks';
import { dictionaries } from './messages';
import { type Question, record } from './question';

interface Props {
  readonly question: Question;
  /** The figure's. */
  readonly name: string;
  readonly goals: readonly GoalAsked[];
}

/** A goal for a figure of the page: the reader works the widget, this watches its scalars; reached when all lie where they should. */
export function CheckGoal({ question, name, goals }: Props) {
  const t = useMessages(dictionaries).check;
  const [scalars, setScalars] = useState<Readonly<Record<string, number>>>();
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box);
  useEffect(() => {
    if (near) callFigure(name);
  }, [near, name]);
  useEffect(() => watchFrame(name, frame => frame.done && setScalars(frame.scalars)), [name]);

  const states = goals.map(goal => {
    const value = scalars?.[goal.scalar];
    const said = (figure: number) => {
      const text = formatNumber(figure, goal.digits);
      return goal.unit ? `${text} ${goal.unit}` : text;
    };
    const met = value !== undefined && value >= (goal.min ?? -Infinity) && value <= (goal.max ?? Infinity);
    return { goal, met, value: value === undefined ? undefined : said(value), wanted: goalWords(t, goal, said) };
  });
  const reached = states.every(({ met }) => met);
  const given = states.map(({ value }) => value).join(', ');
  const { lesson, id } = question;
  // Once each time it is reached, not at every frame within.
  const reachedWith = useRef(given);
  reachedWith.current = given;
  useEffect(() => {
    if (reached) record({ lesson, id }, reachedWith.current, true);
  }, [reached, lesson, id]);
  const only = states.length === 1 ? states[0] : undefined;
  return (
    <div ref={box} className={styles.goals} data-reached={reached || undefined}>
      {states.map(({ goal, met, value, wanted }) => (
        <div key={`${goal.scalar} ${goal.label}`} className={styles.goal} data-met={met || undefined}>
          <span>
            <Inline text={goal.label ? t.goalOf(goal.label, wanted) : t.goal(wanted)} />
          </span>
          <span className={styles.now}>{value === undefined ? t.waiting : t.now(value)}</span>
          {!only && met && (
            <span className={styles.met}>
              <Tick /> {t.met}
            </span>
          )}
        </div>
      ))}
      <output className={styles.verdict}>
        {reached && (
          <>
            <Tick /> <span>{only ? t.reached(only.value ?? '') : t.reachedAll}</span>
          </>
        )}
      </output>
    </div>
  );
}

function goalWords(
  t: (typeof dictionaries)['en']['check'],
  { min, max }: GoalAsked,
  said: (figure: number) => string,
): string {
  if (min !== undefined && min === max) return t.goalExactly(said(min));
  if (min !== undefined && max !== undefined) return t.goalBetween(said(min), said(max));
  return min === undefined ? t.goalAtMost(said(max ?? 0)) : t.goalAtLeast(said(min));
}
