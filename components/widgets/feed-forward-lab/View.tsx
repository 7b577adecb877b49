'use client';

import { useMemo } from 'react';
import { PassesFigure } from '@/components/viz/passes/PassesFigure';
import type { FeedForwardLabSpecs } from '@/lib/experiments/feed-forward-lab/params';
import type { ViewProps } from '../contract';
import { type Chosen, chosenOf } from './cells';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';
import { stagesOf } from './stages';
import { storyOf } from './story';

/** The feed-forward half of a layer as its tensors, and what the activation does. */
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
  const chosen = chosenOf(frame, params);
  const charts = useMemo(() => chartsOf(frame, params, t), [frame, params, t]);
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
      fileName="feed-forward"
    />
  );
}
