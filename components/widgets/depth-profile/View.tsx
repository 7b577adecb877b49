'use client';

import { useMemo } from 'react';
import { Slider } from '@/components/controls/Slider';
import { Group } from '@/components/ui/Group';
import { LineChart } from '@/components/viz/LineChart';
import type { DepthProfileSpecs } from '@/lib/experiments/depth-profile/params';
import type { ViewProps } from '../contract';
import { Cards } from './Cards';
import { Cosines } from './Cosines';
import { chartsOf } from './charts';
import { CHART, LARGE } from './layout';
import type { Messages } from './messages.en';
import styles from './View.module.css';
import { Written } from './Written';

/** Two encoders side by side: what became of each, the gradient and the tokens over the layers, and at one layer the tokens' cosines. */
export function View({ params, setParam, frame, t, hidden = [], locked = [] }: ViewProps<DepthProfileSpecs, Messages>) {
  const has = (name: keyof DepthProfileSpecs) => !hidden.includes(name);
  const held = (name: keyof DepthProfileSpecs) => locked.includes(name);
  const { layers = 1 } = frame.scalars;
  const chosen = Math.min(params.layer, layers);
  const { series, scalars } = frame;
  // Not on all of params and frame: choosing a layer or a cell leaves the curves as they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const drawn = useMemo(() => chartsOf(frame, params, t), [series, scalars, params.weight, params.focus, t]);
  const still = held('layer') || !has('layer');
  const choose = (layer: number) => {
    if (!still) setParam('layer', layer);
  };
  const [first, ...others] = drawn;
  const chart = ({ key, ...data }: (typeof drawn)[number]) => (
    <LineChart
      {...data}
      height={key === first?.key ? LARGE : CHART}
      fileName={`depth-profile-${key}`}
      placeWord={t.state}
      selected={chosen}
      onSelect={choose}
      empty={t.empty[key]}
    />
  );
  return (
    <div className={styles.view}>
      <Cards frame={frame} params={params} t={t} />
      <Group label={t.measured}>
        {first ? chart(first) : null}
        <div className={styles.charts}>
          {others.map(data => (
            <div key={data.key}>{chart(data)}</div>
          ))}
        </div>
      </Group>
      {params.focus === 'gradient' ? null : <Cosines {...{ frame, params, setParam, chosen, t }} />}
      <div className={styles.choices}>
        {has('layer') ? (
          <Slider
            label={t.params.layer.label}
            help={t.params.layer.help}
            locked={held('layer')}
            value={chosen}
            min={0}
            max={layers}
            step={1}
            onChange={(value, settled) => setParam('layer', value, settled)}
          />
        ) : null}
      </div>
      <Written {...{ frame, params, setParam, has, held, t }} />
    </div>
  );
}
