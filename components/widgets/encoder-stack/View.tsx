'use client';

import { useMemo } from 'react';
import { Group } from '@/components/ui/Group';
import { LineChart } from '@/components/viz/LineChart';
import type { EncoderStackSpecs } from '@/lib/experiments/encoder-stack/params';
import type { ViewProps } from '../contract';
import { chartsOf } from './charts';
import { stackOf } from './frame';
import type { Messages } from './messages.en';
import { Opened } from './Opened';
import { Trunk } from './Trunk';
import styles from './View.module.css';
import { verdictsOf } from './verdict';

const CHART_HEIGHT = 132;

/** A whole encoder along its residual stream, as its layers arrive: the trunk, one of its tensors large, and what is measured. */
export function View({ params, setParam, frame, t, hidden = [], locked = [] }: ViewProps<EncoderStackSpecs, Messages>) {
  const has = (name: keyof EncoderStackSpecs) => !hidden.includes(name);
  const held = (name: keyof EncoderStackSpecs) => locked.includes(name);
  const stack = stackOf(frame, params);
  const drawn = useMemo(() => chartsOf(frame, params.backward, t), [frame, params.backward, t]);
  const still = held('layer') || !has('layer');
  const choose = (layer: number) => {
    if (!still) setParam('layer', layer);
  };
  return (
    <div className={styles.view}>
      <div className={styles.figure}>
        <div>
          <Trunk frame={frame} stack={stack} params={params} held={still} t={t} onChoose={choose} />
          <p className={styles.key}>
            <Words parts={t.block(params)} />
          </p>
          <p className={styles.verdict}>{verdictsOf(frame).map(t.verdict).join(t.between)}</p>
        </div>
        <div className={styles.side}>
          <Opened {...{ frame, stack, params, setParam, has, held, t }} />
          <Group className={styles.charts} label={t.measured}>
            {drawn.map(({ key, ...chart }) => (
              <LineChart
                key={key}
                {...chart}
                height={CHART_HEIGHT}
                fileName={`encoder-stack-${key}`}
                placeWord={t.state}
                selected={stack.chosen}
                onSelect={choose}
                empty={key === 'ratio' && !params.residual ? t.noRatio : t.noValue}
              />
            ))}
          </Group>
        </div>
      </div>
    </div>
  );
}

/** Words, some in a tensor's hue. */
function Words({ parts }: { readonly parts: ReturnType<Messages['block']> }) {
  return parts.map(part =>
    typeof part === 'string' ? (
      part
    ) : (
      <b key={part.text} className={`t-${part.hue}`}>
        {part.text}
      </b>
    ),
  );
}
