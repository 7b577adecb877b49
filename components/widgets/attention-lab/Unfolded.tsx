'use client';

import { useState } from 'react';
import { Snippet } from '@/components/viz/Snippet';
import type { AttentionLabParams } from '@/lib/experiments/attention-lab/params';
import type { Frame } from '@/lib/experiments/contract';
import type { Messages } from './messages.en';
import { Sum } from './Sum';
import type { Chosen, Shown } from './shown';
import { snippetOf } from './snippet';
import { unfold } from './unfold';
import styles from './View.module.css';
import { Words } from './Words';

interface Props {
  readonly frame: Frame;
  readonly params: AttentionLabParams;
  readonly shown: Shown;
  readonly chosen: Chosen;
  readonly t: Messages;
}

/** The chosen cell as a sum, a sentence and code. */
export function Unfolded({ frame, params, shown, chosen, t }: Props) {
  const [all, setAll] = useState(false);
  const way = unfold(frame, params, shown, chosen, all);
  const complete = unfold(frame, params, shown, chosen, true);
  return (
    <div className={styles.unfold}>
      {way ? (
        <Sum way={way} shown={shown} overQueries={params.axis === 'queries'} all={all} setAll={setAll} t={t} />
      ) : null}
      <p className={styles.say}>
        <Words phrase={t.sentence(frame, params)} />
      </p>
      {complete ? <Snippet code={snippetOf(complete, shown, params)} /> : null}
    </div>
  );
}
