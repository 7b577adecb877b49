'use client';

import { type CSSProperties, useMemo, useRef } from 'react';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { Snippet } from '@/components/viz/Snippet';
import { Unfold } from '@/components/viz/Unfold';
import { useWidth } from '@/components/viz/useWidth';
import type { Cell } from '@/components/viz/zoom';
import type { LayerNormLabSpecs, UnfoldingTensor } from '@/lib/experiments/layer-norm-lab/params';
import type { ViewProps } from '../contract';
import { Bars } from './Bars';
import { type Chosen, chosenOf, gridAt, scalar, signed, times, unit, upright } from './frame';
import { matrixLayout, shapeOf } from './layout';
import type { Messages } from './messages.en';
import { numbersOf } from './numbers';
import { saidOf } from './said';
import { snippetOf } from './snippet';
import { unfoldingOf } from './unfold';
import styles from './View.module.css';

type Props = ViewProps<LayerNormLabSpecs, Messages>;

/** One vector: bars to drag, what LayerNorm makes of them, and the Jacobian that takes dy back to dx, laid out as it multiplies. */
export function VectorPicture({ params, setParam, frame, t, locked = [] }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const std = scalar(frame, 'std');
  const d = scalar(frame, 'hidden');
  const chosen = chosenOf(params, frame);
  const layout = matrixLayout(width, d);
  const shown = useMemo(() => {
    const { std: s } = frame.scalars;
    return {
      normalized: gridAt(frame, 'normalized'),
      g: upright(gridAt(frame, 'g')),
      jacobian: times(gridAt(frame, 'jacobian'), s ?? 1),
      dx: times(gridAt(frame, 'dx'), s ?? 1),
    };
  }, [frame]);
  const choose = (tensor: UnfoldingTensor, { row, col }: Partial<Cell>) => {
    if (tensor !== chosen.tensor) setParam('tensor', tensor);
    if (row !== undefined && row !== chosen.row) setParam('row', row);
    if (col !== undefined && col !== chosen.col) setParam('col', col);
  };
  const wholeRow = { row: chosen.tensor === 'jacobian' ? chosen.row : undefined, col: 0 };
  const strip = { showRowLabels: false, showColLabels: false, zoomable: false, readout: 'hidden' } as const;
  return (
    <div className={styles.vector}>
      <div className={styles.bars}>
        <Bars {...{ params, setParam, frame, t, locked }} of="x" />
        <Bars {...{ params, setParam, frame, t, locked }} of="dy" />
        <Numbers frame={frame} t={t} />
      </div>
      <div ref={box} className={styles.matrix} style={{ '--beside': `${layout.beside}px` } as CSSProperties}>
        <div className={styles.legend}>
          <Legend scale={signed} label={t.legends.vectors} width={132} />
          <Legend scale={unit} label={t.legends.jacobian} width={132} />
        </div>
        {width === 0 ? null : (
          <>
            <div className={styles.top}>
              <Heatmap
                {...strip}
                grid={shown.normalized}
                scale={signed}
                name="x̂"
                tensor="x"
                part="normalized"
                alt={t.alt.normalized}
                colAxis={t.entryAxis}
                selection={{ row: 0, col: chosen.col }}
                onSelect={({ col }) => choose('normalized', { col })}
                selectOn="press"
                announce={chosen.tensor !== 'normalized'}
                cellWidth={layout.cell}
                cellHeight={28}
              />
            </div>
            <div className={styles.left}>
              <Heatmap
                {...strip}
                tools={false}
                grid={shown.g}
                scale={signed}
                name="g"
                tensor="g"
                part="dy"
                shape=""
                alt={t.alt.g}
                rowAxis={t.entryAxis}
                selection={wholeRow}
                start={{ row: chosen.row, col: 0 }}
                cellWidth={layout.side}
                cellHeight={layout.height}
              />
            </div>
            <div className={styles.middle}>
              <Heatmap
                grid={shown.jacobian}
                scale={unit}
                name="s·J"
                tensor="x"
                part="jacobian"
                shape={shapeOf(d, 1 / std, layout.cell, t)}
                alt={t.alt.jacobian}
                rowAxis={t.entryAxis}
                colAxis={t.entryAxis}
                showRowLabels={false}
                showColLabels={false}
                readout="hidden"
                selection={{ row: chosen.tensor === 'jacobian' ? chosen.row : undefined, col: chosen.col }}
                start={{ row: chosen.row, col: chosen.col }}
                onSelect={cell => choose('jacobian', cell)}
                selectOn="press"
                announce={chosen.tensor !== 'jacobian'}
                cellWidth={layout.cell}
                cellHeight={layout.height}
                fileName="layer-norm-jacobian"
              />
            </div>
            <div className={styles.bottom}>
              <Heatmap
                {...strip}
                grid={shown.dx}
                scale={signed}
                name="s·dx"
                tensor="g"
                part="dx"
                alt={t.alt.dx}
                colAxis={t.entryAxis}
                selection={{ row: 0, col: chosen.col }}
                onSelect={({ col }) => choose('dx', { col })}
                selectOn="press"
                announce={chosen.tensor !== 'dx'}
                cellWidth={layout.cell}
                cellHeight={28}
              />
            </div>
          </>
        )}
      </div>
      <Unfolded {...{ params, frame, chosen, t }} />
    </div>
  );
}

/** What is measured, named as the lesson names it. */
function Numbers({ frame, t }: Pick<Props, 'frame' | 't'>) {
  return (
    <dl className={styles.numbers}>
      {numbersOf(frame, t).map(({ key, name, value, part }) => (
        <div key={key} data-part={part}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The chosen cell written out, in numbers, in a sentence and as code. */
function Unfolded({ params, frame, chosen, t }: Pick<Props, 'params' | 'frame' | 't'> & { readonly chosen: Chosen }) {
  return (
    <div className={styles.unfold}>
      <Unfold name={t.params.tensor.options[chosen.tensor]} {...unfoldingOf(frame, params, chosen, t)} />
      <p className={styles.say}>{saidOf(frame, params, chosen, t)}</p>
      <Snippet code={snippetOf(frame, params, chosen)} />
    </div>
  );
}
