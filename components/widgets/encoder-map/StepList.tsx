'use client';

import type { ReactNode } from 'react';
import { type OpenId, openBox } from '@/lib/experiments/encoder-map/arrows';
import { type BoxId, boxes, boxOf, stepOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import { hueOf, shapeOf, sizesOf } from './frame';
import { lanes, ROW, trackOf } from './lanes';
import type { Messages } from './messages.en';
import { shortPath } from './names';
import styles from './View.module.css';
import { reachedBy } from './Wires';

interface StepListProps {
  readonly params: EncoderMapParams;
  readonly disabled: boolean;
  readonly inspector: string;
  readonly t: Messages;
  readonly onOpen: (id: OpenId) => void;
  /** Stands below the line that is open. */
  readonly children: ReactNode;
}

/** Where the diagram has no room, the computation as a list, its trunk and branches at the left as version control draws them. */
export function StepList({ params, disabled, inspector, t, onOpen, children }: StepListProps) {
  const sizes = sizesOf(params);
  const opened = openBox(params.open);
  const reached = reachedBy(opened, params.walk);
  return (
    <ol className={styles.list} aria-label={t.stepList}>
      {boxes.map(({ id, symbol, activation }) => (
        <li key={id}>
          <button
            type="button"
            aria-expanded={opened === id}
            aria-controls={opened === id ? inspector : undefined}
            aria-label={t.openBox(symbol, shapeOf(id, sizes), activation)}
            disabled={disabled}
            data-part={id}
            onClick={() => onOpen(id)}
          >
            <Track id={id} faint={stepOf(id) > reached} />
            <b className={`t-${hueOf[id]}`}>{symbol}</b>
            <span className={styles.short}>{shortPath(activation)}</span>
            <span>{shapeOf(id, sizes)}</span>
          </button>
          {opened === id ? children : null}
        </li>
      ))}
    </ol>
  );
}

/** One line's stretch of trunk and branch, with the dot of its tensor. */
function Track({ id, faint }: { readonly id: BoxId; readonly faint: boolean }) {
  const { dot, trunk, branch } = trackOf(id);
  const hue = `var(--t-${hueOf[id]})`;
  return (
    <svg className={faint ? styles.faint : undefined} width={lanes.width} height={ROW} aria-hidden="true">
      {trunk ? <path d={trunk} stroke="var(--t-x)" strokeWidth={5} /> : null}
      {branch ? <path d={branch} stroke={hue} strokeWidth={1.75} fill="none" /> : null}
      <circle
        cx={dot}
        cy={ROW / 2}
        r={5}
        fill={boxOf(id).way === 'sum' ? 'var(--surface)' : hue}
        stroke={hue}
        strokeWidth={2}
      />
    </svg>
  );
}
