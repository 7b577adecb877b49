'use client';

import { useEffect, useState } from 'react';
import { type EmbedGoal, isMet } from '@/lib/embed/goals';
import { tellHost } from '@/lib/embed/host';
import type { EmbedSettings } from '@/lib/embed/settings';
import type { Frame } from '@/lib/experiments/contract';
import { formatReadable } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { watchFrame } from '../frames';
import styles from './embed.module.css';
import { dictionaries } from './messages';

interface Props {
  readonly id: string;
  /** The instance's. */
  readonly name: string;
  readonly check: NonNullable<EmbedSettings['check']>;
}

/** What the host asks the reader to reach, how far it is, and the verdict, which the host is told whenever it changes. */
export function EmbedCheck({ id, name, check }: Props) {
  const t = useMessages(dictionaries).check;
  const [scalars, setScalars] = useState<Frame['scalars']>();
  useEffect(() => watchFrame(name, frame => frame.done && setScalars(frame.scalars)), [name]);
  const passed = scalars && check.goals.every(goal => isMet(goal, scalars[goal.scalar]));
  useEffect(() => {
    if (passed !== undefined) tellHost({ id, event: 'graded', check: check.text, passed });
  }, [id, check.text, passed]);
  return (
    <div className={styles.check} data-passed={passed || undefined}>
      <ul>
        {check.goals.map(goal => (
          <li key={goal.scalar}>
            {t.goal}
            <code>{goal.scalar}</code>
            {wanted(t, goal)}
            {scalars ? now(t, scalars[goal.scalar]) : null}
          </li>
        ))}
      </ul>
      <output>{passed ? `✓ ${t.reached}` : null}</output>
    </div>
  );
}

type Words = (typeof dictionaries)['en']['check'];

const now = (t: Words, value: number | undefined): string =>
  value === undefined ? t.unknown : t.now(formatReadable(value));

/** Bounds are as short as the address has them. */
const said = (bound: number): string => String(bound).replace('-', '\u2212');

function wanted(t: Words, { min, max }: EmbedGoal): string {
  if (min === max) return t.exactly(said(min));
  if (min === -Infinity) return t.atMost(said(max));
  return max === Infinity ? t.atLeast(said(min)) : t.between(said(min), said(max));
}
