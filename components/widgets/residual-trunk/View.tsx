'use client';

import { useMemo } from 'react';
import { Group } from '@/components/ui/Group';
import { LineChart } from '@/components/viz/LineChart';
import type { ResidualTrunkSpecs } from '@/lib/experiments/residual-trunk/params';
import type { ViewProps } from '../contract';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';
import styles from './View.module.css';

const CHART_HEIGHT = 150;

/** An encoder along its trunk: three measurements over one axis of blocks. */
export function View({
  params,
  setParam,
  frame,
  t,
  hidden = [],
  locked = [],
}: ViewProps<ResidualTrunkSpecs, Messages>) {
  const charts = useMemo(() => chartsOf(frame, t), [frame, t]);
  const still = hidden.includes('state') || locked.includes('state');
  return (
    <Group className={styles.charts} label={t.measured}>
      {charts.map(({ key, ...chart }) => (
        <LineChart
          key={key}
          {...chart}
          height={CHART_HEIGHT}
          fileName={`residual-trunk-${key}`}
          placeWord={t.block}
          selected={Math.min(params.state, frame.scalars.blocks ?? 0)}
          onSelect={state => {
            if (!still) setParam('state', state);
          }}
          empty={t.noValue}
        />
      ))}
    </Group>
  );
}
