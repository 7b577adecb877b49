'use client';

import { useMemo } from 'react';
import { BarEditor } from '@/components/viz/BarEditor';
import { Heatmap } from '@/components/viz/Heatmap';
import { LineChart } from '@/components/viz/LineChart';
import { Snippet } from '@/components/viz/Snippet';
import { range, type TwoKeysSpecs } from '@/lib/experiments/two-keys/params';
import { formatFixed } from '@/lib/format';
import type { ViewProps } from '../contract';
import { curveOf } from './curve';
import { jacobianScale, probsSeries, twoBars } from './frame';
import type { Messages } from './messages.en';
import { snippetOf } from './snippet';
import styles from './View.module.css';

const FULL = { domain: [0, 1] } as const;
const DIGITS = { style: 'fixed', places: 3 } as const;

/** Two scores to drag, what softmax makes of them, and how much of a gradient it lets through. */
export function View({ params, setParam, frame, t, hidden = [], locked = [] }: ViewProps<TwoKeysSpecs, Messages>) {
  const { first, second, log } = params;
  const scores = useMemo(() => [first, second], [first, second]);
  const probs = useMemo(() => probsSeries(frame), [frame]);
  const curve = useMemo(() => curveOf(frame, { log }, t), [frame, log, t]);
  const held = ['first', 'second'].some(name => locked.includes(name) || hidden.includes(name));
  return (
    <div className={styles.view}>
      <div className={styles.pair}>
        <BarEditor
          name={t.scores}
          hint={t.hint}
          hue="s"
          values={scores}
          {...range}
          locked={held}
          barWord={t.keyAt}
          write={value => formatFixed(value, 1)}
          height={170}
          part="scores"
          onChange={(values, index, settled) => setParam(index === 0 ? 'first' : 'second', values[index] ?? 0, settled)}
        />
        <LineChart title={t.probs} series={probs} x={twoBars} y={FULL} height={170} placeWord={t.keyAt} />
        <div className={styles.jacobian}>
          <Heatmap
            grid={frame.grids.jacobian ?? { values: new Float64Array(4), rows: 2, cols: 2 }}
            scale={jacobianScale}
            name="J"
            tensor="s"
            part="jacobian"
            alt={t.jacobian}
            digits={DIGITS}
            cellWidth={62}
            cellHeight={62}
            zoomable={false}
          />
        </div>
      </div>
      <LineChart
        {...curve}
        title={t.curve}
        height={170}
        placeWord={x => t.gapOf(formatFixed(x, 1))}
        selected={frame.scalars.gap}
        fileName="two-keys"
      />
      <p className={styles.say}>{t.sentence(frame)}</p>
      <Snippet code={snippetOf(params, frame.scalars.norm ?? 0)} />
    </div>
  );
}
