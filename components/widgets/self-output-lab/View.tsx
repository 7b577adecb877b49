'use client';

import { useMemo } from 'react';
import { PassesFigure } from '@/components/viz/passes/PassesFigure';
import type { SelfOutputLabSpecs } from '@/lib/experiments/self-output-lab/params';
import type { ViewProps } from '../contract';
import { type Chosen, chosenOf, markedToken } from './cells';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';
import { stagesOf } from './stages';
import { storyOf } from './story';

/** BertSelfOutput as its tensors, what its switches do to the gradients, and what dropout leaves. */
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
  const chosen = chosenOf(frame, params);
  const { p, training } = params;
  const token = markedToken(chosen);
  const charts = useMemo(() => chartsOf(frame, { p, training }, token, t), [frame, p, training, token, t]);
  const select = ({ tensor, row, col }: Chosen) => {
    if (tensor !== params.tensor) setParam('tensor', tensor);
    if (row !== params.row) setParam('row', row);
    if (col !== params.col) setParam('col', col);
  };
  return (
    <PassesFigure
      stages={stages}
      chosen={chosen}
      onChoose={tensor => setParam('tensor', tensor)}
      onSelect={select}
      held={locked.includes('tensor') || hidden.includes('tensor')}
      words={t.passes}
      verdict={t.verdict(frame, params)}
      story={story}
      charts={charts}
      measured={t.measured}
      fileName="self-output"
    />
  );
}
