'use client';

import { useEffect, useState } from 'react';
import { watchFrame } from '@/components/widgets/frames';
import { type Digits, formatNumber } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Check.module.css';
import { Tick } from './marks';
import { dictionaries } from './messages';

interface Props {
  readonly name: string;
  readonly scalar: string;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly digits: Digits;
  readonly unit: string | undefined;
}

/** A goal for a figure of the page: the reader works the widget, this watches one of its scalars. */
export function CheckGoal({ name, scalar, min, max, digits, unit }: Props) {
  const t = useMessages(dictionaries).check;
  const [value, setValue] = useState<number>();
  useEffect(() => watchFrame(name, frame => frame.done && setValue(frame.scalars[scalar])), [name, scalar]);
  const said = (figure: number) => (unit ? `${formatNumber(figure, digits)} ${unit}` : formatNumber(figure, digits));
  const reached = value !== undefined && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  return (
    <div className={styles.goal} data-reached={reached || undefined}>
      <span>{t.goal(goalWords(t, min, max, said))}</span>
      <span className={styles.now}>{value === undefined ? t.waiting : t.now(said(value))}</span>
      <output className={styles.verdict}>
        {reached && (
          <>
            <Tick /> <span>{t.reached(said(value))}</span>
          </>
        )}
      </output>
    </div>
  );
}

function goalWords(
  t: (typeof dictionaries)['en']['check'],
  min: number | undefined,
  max: number | undefined,
  said: (figure: number) => string,
): string {
  if (min !== undefined && max !== undefined) return t.goalBetween(said(min), said(max));
  return min === undefined ? t.goalAtMost(said(max ?? 0)) : t.goalAtLeast(said(min));
}
