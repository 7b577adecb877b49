'use client';

import { useMemo } from 'react';
import { LineChart } from '@/components/viz/LineChart';
import { openedOf } from '@/components/viz/passes/contract';
import { OpenedPair } from '@/components/viz/passes/OpenedPair';
import { Passes } from '@/components/viz/passes/Passes';
import type { FeedForwardLabSpecs, FeedForwardTensor } from '@/lib/experiments/feed-forward-lab/params';
import type { ViewProps } from '../contract';
import { chosenOf } from './cells';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';
import { stagesOf } from './stages';
import { storyOf } from './story';
import styles from './View.module.css';

/** The feed-forward half as its tensors, forward above and backward beneath; one of them large, a cell of it as arithmetic; what the activation does. */
export function View({
  params,
  setParam,
  frame,
  t,
  hidden = [],
  locked = [],
}: ViewProps<FeedForwardLabSpecs, Messages>) {
  const stages = useMemo(() => stagesOf(frame, params, t), [frame, params, t]);
  const story = useMemo(() => storyOf(frame, params, t), [frame, params, t]);
  const charts = useMemo(() => chartsOf(frame, params, t), [frame, params, t]);
  const chosen = chosenOf(frame, params);
  const held = locked.includes('tensor') || hidden.includes('tensor');
  const select = (tensor: FeedForwardTensor, row: number, col: number) => {
    if (tensor !== params.tensor) setParam('tensor', tensor);
    if (row !== params.row) setParam('row', row);
    if (col !== params.col) setParam('col', col);
  };
  return (
    <div className={styles.view}>
      <Passes
        stages={stages}
        chosen={chosen.tensor}
        onChoose={tensor => setParam('tensor', tensor)}
        held={held}
        words={t.passes}
      />
      <p className={styles.verdict}>{t.verdict(frame, params)}</p>
      <OpenedPair
        tensors={openedOf(stages, chosen.tensor)}
        chosen={chosen.tensor}
        cell={chosen}
        onSelect={select}
        story={story}
      />
      <section className={styles.charts} aria-label={t.measured}>
        {charts.map(({ key, ...chart }) => (
          <LineChart
            key={key}
            {...chart}
            height={140}
            placeWord={key === 'singular' ? t.place.singular : t.place.u}
            fileName={`feed-forward-${key}`}
          />
        ))}
      </section>
    </div>
  );
}
