'use client';

import { useMemo } from 'react';
import { LineChart } from '@/components/viz/LineChart';
import { openedOf } from '@/components/viz/passes/contract';
import { OpenedPair } from '@/components/viz/passes/OpenedPair';
import { Passes } from '@/components/viz/passes/Passes';
import type { SelfOutputLabSpecs, SelfOutputTensor } from '@/lib/experiments/self-output-lab/params';
import type { ViewProps } from '../contract';
import { chosenOf } from './cells';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';
import { stagesOf } from './stages';
import { storyOf } from './story';
import styles from './View.module.css';

/** BertSelfOutput as its tensors, forward above and backward beneath; one of them large, a cell of it as arithmetic; what is measured. */
export function View({
  params,
  setParam,
  frame,
  t,
  hidden = [],
  locked = [],
}: ViewProps<SelfOutputLabSpecs, Messages>) {
  const stages = useMemo(() => stagesOf(frame, params, t), [frame, params, t]);
  const story = useMemo(() => storyOf(frame, params, t), [frame, params, t]);
  const { p, training } = params;
  const charts = useMemo(() => chartsOf(frame, { p, training }, t), [frame, p, training, t]);
  const chosen = chosenOf(frame, params);
  const held = locked.includes('tensor') || hidden.includes('tensor');
  const select = (tensor: SelfOutputTensor, row: number, col: number) => {
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
            placeWord={key === 'mask' ? x => `p = ${Number(x.toFixed(2))}` : t.token}
            fileName={`self-output-${key}`}
            {...(key === 'cosine' ? { selected: chosen.tensor === 'db' ? undefined : chosen.row } : {})}
          />
        ))}
      </section>
    </div>
  );
}
