'use client';

import { type BoxId, boxes, stepOf } from '@/lib/experiments/encoder-map/boxes';
import type { Messages } from './messages.en';
import styles from './View.module.css';

interface StepsProps {
  readonly box: BoxId;
  readonly disabled: boolean;
  readonly t: Messages;
  readonly onOpen: (id: BoxId) => void;
}

const shapes = {
  first: 'M1 1h2v12H1zM13 1v12L4 7z',
  back: 'M11 1v12L2 7z',
  forward: 'M3 1v12l9-6z',
  last: 'M11 1h2v12h-2zM1 1v12l9-6z',
} as const;

/** Through the computation in its order, a tensor at a time. */
export function Steps({ box, disabled, t, onOpen }: StepsProps) {
  const at = stepOf(box);
  const end = boxes.length - 1;
  const targets = { first: 0, back: at - 1, forward: at + 1, last: end } as const;
  return (
    <div className={styles.steps}>
      {(Object.keys(shapes) as (keyof typeof shapes)[]).map(key => {
        const to = boxes[targets[key]];
        return (
          <button
            key={key}
            type="button"
            aria-label={t.steps[key]}
            // Not `disabled`: at the end of the way the focus would be lost with the button.
            aria-disabled={disabled || !to || to.id === box}
            className={key === 'forward' ? styles.mainStep : undefined}
            onClick={() => to && !disabled && onOpen(to.id)}
          >
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <path d={shapes[key]} />
            </svg>
          </button>
        );
      })}
      <output>{t.step(at + 1, boxes.length)}</output>
    </div>
  );
}
