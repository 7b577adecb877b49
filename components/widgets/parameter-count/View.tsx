'use client';

import { useRef } from 'react';
import { Inline } from '@/components/ui/Inline';
import { Snippet } from '@/components/viz/Snippet';
import { useWidth } from '@/components/viz/useWidth';
import type { ParameterCountSpecs } from '@/lib/experiments/parameter-count/params';
import type { ViewProps } from '../contract';
import { CountTable } from './CountTable';
import { linesOf, whole } from './lines';
import { MatricesDrawing } from './MatricesDrawing';
import { layerDrawing } from './matrices';
import type { Messages } from './messages.en';
import { barLabels, modelBar } from './modelBar';
import { snippetOf } from './snippet';
import styles from './View.module.css';

/** From this width on the table stands beside the matrices. */
const BESIDE = 844;
const TABLE = 400;
/** Below this the table has two columns. */
const NARROW = 440;
const GAP = 32;
const BAR = 30;

/** One layer to scale, the whole model as a bar, and every count with its sum. */
export function View({ params, setParam, frame, t, locked = [] }: ViewProps<ParameterCountSpecs, Messages>) {
  const root = useRef<HTMLDivElement>(null);
  const room = useWidth(root);
  const lines = linesOf(frame);
  const { scalars } = frame;
  const { hidden = 1, intermediateSize = 1, heads = 1, headDim = 1 } = scalars;
  const beside = room >= BESIDE;
  const width = beside ? room - TABLE - GAP : room;
  const drawing = layerDrawing({ lines, hidden, intermediate: intermediateSize, heads, width });
  const mark = (module: typeof params.module) => {
    if (!locked.includes('module')) setParam('module', module);
  };
  const bar = modelBar(frame, params.layers, room);
  return (
    <div ref={root} className={styles.view}>
      {room === 0 ? null : (
        <>
          <div className={beside ? styles.beside : styles.under}>
            <div>
              <p className={styles.heading}>
                {t.layer}: <b>{whole(scalars.layer)}</b>
                <span>
                  <Inline text={t.headWidth(headDim)} />
                </span>
              </p>
              <p className={styles.note}>{t.share(scalars.feedForwardShare ?? 0)}</p>
              <MatricesDrawing drawing={drawing} lines={lines} marked={params.module} onMark={mark} />
              <p className={styles.note}>{t.scale}</p>
            </div>
            <CountTable
              frame={frame}
              lines={lines}
              layers={params.layers}
              marked={params.module}
              disabled={locked.includes('module')}
              narrow={room < NARROW}
              t={t}
              onMark={mark}
            />
          </div>
          <p className={styles.heading}>
            {t.model}: <b>{whole(scalars.total)}</b>
          </p>
          <svg width={room} height={BAR + 22} className={styles.bar} aria-hidden="true">
            {bar.map(({ key, kind, modules, hue, x, width: long }) => (
              <rect
                key={key}
                x={x}
                y={0}
                width={Math.max(0.5, long - 0.75)}
                height={BAR}
                style={{ color: `var(--t-${hue})` }}
                className={[
                  styles.stretch,
                  kind === 'attention' ? styles.attention : '',
                  modules.some(id => id === params.module) ? styles.on : '',
                ]
                  .filter(Boolean)
                  .join(' ')}
              />
            ))}
            {barLabels(bar, room).map(({ kind, x, anchor }) => (
              <text key={kind} x={x} y={BAR + 15} textAnchor={anchor}>
                {kind === 'layers' ? t.allLayers(params.layers) : t.kinds[kind]}
              </text>
            ))}
          </svg>
          <Snippet code={snippetOf(params, frame)} />
        </>
      )}
    </div>
  );
}
