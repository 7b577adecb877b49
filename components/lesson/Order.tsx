'use client';

import { useRef } from 'react';
import { Inline } from '@/components/ui/Inline';
import { NotLoaded } from '@/components/ui/NotLoaded';
import { useLate } from '@/components/ui/useLate';
import { useNear } from '@/components/widgets/useNear';
import styles from './Check.module.css';
import type { OrderAsked } from './checkContract';

const loadOrder = () => import('./late/CheckOrder').then(module => module.CheckOrder);

/** Lines to be put in order: as a list, until what moves and judges them has come. */
export function Order(asked: OrderAsked) {
  const box = useRef<HTMLDivElement>(null);
  const { Part: CheckOrder, failed, again } = useLate(useNear(box), loadOrder);
  if (CheckOrder) return <CheckOrder {...asked} />;
  return (
    <div ref={box} className={styles.ordered}>
      <div className={styles.end}>
        <Inline text={asked.ends[0]} />
      </div>
      <ol className={styles.order}>
        {asked.items.map(({ scalar, params, words }) => (
          <li key={`${scalar} ${params}`}>
            <span className={styles.grip} />
            <div className={styles.words}>{words}</div>
          </li>
        ))}
      </ol>
      <div className={styles.end}>
        <Inline text={asked.ends[1]} />
      </div>
      <div className={styles.asked}>{failed && <NotLoaded again={again} />}</div>
    </div>
  );
}
