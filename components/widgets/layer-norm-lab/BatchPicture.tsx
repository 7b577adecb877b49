'use client';

import { useMemo, useState } from 'react';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import type { Cell } from '@/components/viz/zoom';
import type { LayerNormLabSpecs } from '@/lib/experiments/layer-norm-lab/params';
import type { ViewProps } from '../contract';
import { Bars } from './Bars';
import { batchGradient, batchRow } from './batchRows';
import { gridAt, signed } from './frame';
import type { Messages } from './messages.en';
import styles from './View.module.css';

type Props = ViewProps<LayerNormLabSpecs, Messages>;

/** Four tokens forward above, their gradients back below, each under the activation that it belongs to. */
export function BatchPicture(props: Props) {
  const { frame, params, t } = props;
  const [cell, setCell] = useState<Cell>({ row: 0, col: 0 });
  const x = gridAt(frame, 'batch.x');
  const dx = useMemo(() => batchGradient(frame), [frame]);
  const names = Array.from({ length: x.rows }, (_, i) => t.token(i));
  const at = { row: Math.min(cell.row, Math.max(0, x.rows - 1)), col: Math.min(cell.col, Math.max(0, x.cols - 1)) };
  const map = {
    scale: signed,
    rowLabels: names,
    colAxis: t.entryAxis,
    selection: at,
    onSelect: setCell,
    maxCellWidth: 52,
    cellHeight: 30,
    zoomable: false,
    readout: 'hidden',
  } as const;
  return (
    <div className={styles.batch}>
      <div className={styles.two}>
        <Bars {...props} of="x" />
        <Bars {...props} of="dy" />
      </div>
      <Legend scale={signed} label="" width={132} />
      <div className={styles.two}>
        <Heatmap {...map} grid={x} name="x" tensor="x" part="x" />
        <Heatmap
          {...map}
          grid={gridAt(frame, 'batch.normalized')}
          name="x̂"
          tensor="x"
          part="normalized"
          shape={t.batch.shape(t.batch.over[params.axis])}
        />
        <Heatmap {...map} grid={dx} name="s·dx" tensor="g" part="dx" />
        <Heatmap {...map} grid={gridAt(frame, 'batch.dy')} name="dy" tensor="g" part="dy" />
      </div>
      <p className={styles.say}>{batchRow(frame, dx, at.row, t)}</p>
    </div>
  );
}
