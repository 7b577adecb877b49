'use client';

import { useId, useRef } from 'react';
import { Toggle } from '@/components/controls/Toggle';
import { Group } from '@/components/ui/Group';
import { useWidth } from '@/components/viz/useWidth';
import { type OpenId, openBox } from '@/lib/experiments/encoder-map/arrows';
import type { EncoderMapSpecs } from '@/lib/experiments/encoder-map/params';
import type { ViewProps } from '../contract';
import { Diagram } from './Diagram';
import { diagram } from './diagram';
import { Inspector } from './Inspector';
import type { Messages } from './messages.en';
import { StepList } from './StepList';
import { Steps } from './Steps';
import styles from './View.module.css';

/** From this width on the inspector stands beside the diagram; below `LIST` the step list is the diagram. */
const BESIDE = 844;
const LIST = 540;
const INSPECTOR = 340;
const GAP = 32;

/** The encoder as a diagram with its tensors in it, and what is open of it. */
export function View({ params, setParam, frame, t, hidden = [], locked = [] }: ViewProps<EncoderMapSpecs, Messages>) {
  const root = useRef<HTMLDivElement>(null);
  const inspector = useId();
  const room = useWidth(root);
  const has = (name: keyof EncoderMapSpecs) => !hidden.includes(name);
  const held = (name: keyof EncoderMapSpecs) => locked.includes(name);
  const open = (id: OpenId) => setParam('open', id);
  const layout = room >= BESIDE ? 'beside' : room >= LIST ? 'stacked' : 'list';
  const width = layout === 'beside' ? Math.min(600, room - INSPECTOR - GAP) : Math.min(560, room);
  const opened = (
    <Group id={inspector} className={styles.inspector} label={t.inspector}>
      <Inspector {...{ frame, params, setParam, has, held, t }} onOpen={open} />
    </Group>
  );
  return (
    <div ref={root} className={styles.view}>
      {has('open') || has('walk') ? (
        <div className={styles.top}>
          {has('open') ? <Steps box={openBox(params.open)} disabled={held('open')} t={t} onOpen={open} /> : null}
          {has('walk') ? (
            <Toggle
              label={t.params.walk.label}
              locked={held('walk')}
              value={params.walk}
              onChange={value => setParam('walk', value)}
            />
          ) : null}
        </div>
      ) : null}
      {room === 0 ? null : layout === 'list' ? (
        <StepList {...{ params, inspector, t }} disabled={held('open')} onOpen={open}>
          {opened}
        </StepList>
      ) : (
        <div className={layout === 'beside' ? styles.beside : styles.under}>
          <Group label={t.diagram}>
            <Diagram
              {...{ frame, params, inspector, t }}
              scale={width / diagram.width}
              disabled={held('open')}
              onOpen={open}
            />
          </Group>
          {opened}
        </div>
      )}
    </div>
  );
}
