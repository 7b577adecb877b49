'use client';

import { Inline } from '@/components/ui/Inline';
import type { TensorHue } from '@/components/viz/ramps';
import { Thumbnail } from '@/components/viz/Thumbnail';
import type { GridKey } from '@/lib/experiments/attention-lab/result';
import type { Frame } from '@/lib/experiments/contract';
import { formatShape } from '@/lib/format';
import type { Messages } from './messages.en';
import { signed } from './scales';
import { gridOf } from './shown';
import styles from './View.module.css';

/** The way from the heads' contexts to the layer's output. */
const restOfLayer = [
  { key: 'context', name: 'context', hue: 'ctx', step: 'heads' },
  { key: 'attended', name: 'o', hue: 'ctx', step: 'output' },
  { key: 'h', name: 'h', hue: 'x', step: 'addNorm' },
  { key: 'activated', name: 'g', hue: 'ffn', step: 'expand' },
  { key: 'ffn', name: 'f', hue: 'ffn', step: 'shrink' },
  { key: 'y', name: 'y', hue: 'x', step: 'addNorm' },
] as const satisfies readonly { key: GridKey; name: string; hue: TensorHue; step: keyof Messages['steps'] }[];

interface Props {
  readonly frame: Frame;
  /** The token whose row is ringed. */
  readonly row: number;
  readonly t: Messages;
}

/** What becomes of the contexts of all heads: every control is answered down to the layer's output. */
export function RestOfLayer({ frame, row, t }: Props) {
  const token = frame.labels.tokens?.[row] ?? '';
  return (
    <div className={styles.after}>
      <p className={styles.heading}>
        {t.restOfLayer} <span>{t.followed(token)}</span>
      </p>
      <ol className={styles.steps}>
        {restOfLayer.map(({ key, name, hue, step }) => {
          const grid = gridOf(frame, key);
          return (
            <li key={key}>
              <span className={styles.step}>
                <Inline text={t.steps[step]} />
              </span>
              <span className={styles.name}>
                <b className={`t-${hue}`}>{name}</b> {formatShape(grid.rows, grid.cols)}
              </span>
              <span className={styles.thumb}>
                <Thumbnail grid={grid} scale={signed} tensor={hue} row={row} />
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
