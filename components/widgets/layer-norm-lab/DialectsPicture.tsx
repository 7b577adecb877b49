'use client';

import { useMemo } from 'react';
import { Inline } from '@/components/ui/Inline';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { LineChart } from '@/components/viz/LineChart';
import type { DialectId } from '@/lib/experiments/layer-norm-lab/epsilons';
import type { LayerNormLabSpecs } from '@/lib/experiments/layer-norm-lab/params';
import type { DialectScalar } from '@/lib/experiments/layer-norm-lab/result';
import { formatReadable } from '@/lib/format';
import type { ViewProps } from '../contract';
import { Bars } from './Bars';
import { chartsOf } from './charts';
import { gridAt, scalar, signed, times } from './frame';
import type { Messages } from './messages.en';
import styles from './View.module.css';

type Props = ViewProps<LayerNormLabSpecs, Messages>;

const columns = ['mean', 'std', 'gap', 'gain', 'sum'] as const satisfies readonly DialectScalar[];

/** Four dialects on one vector: what each makes of it, what each sends back, and both over the size of the input. */
export function DialectsPicture(props: Props) {
  const { frame, t } = props;
  const ids = Object.keys(t.dialects) as DialectId[];
  const names = ids.map(id => t.dialects[id].short);
  const std = scalar(frame, 'std');
  const dx = useMemo(() => times(gridAt(frame, 'dialects.dx'), std), [frame, std]);
  const drawn = useMemo(() => chartsOf(frame, t), [frame, t]);
  const map = {
    scale: signed,
    rowLabels: names,
    colAxis: t.entryAxis,
    maxCellWidth: 52,
    cellHeight: 30,
    zoomable: false,
  } as const;
  return (
    <div className={styles.dialects}>
      <div className={styles.two}>
        <Bars {...props} of="x" />
        <Bars {...props} of="dy" />
      </div>
      <Legend scale={signed} label="" width={132} />
      <div className={styles.two}>
        <Heatmap {...map} grid={gridAt(frame, 'dialects.y')} name="y" tensor="x" fileName="dialects-y" />
        <Heatmap {...map} grid={dx} name="s·dx" tensor="g" fileName="dialects-dx" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t.dialectTable.caption}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.dialectTable.dialect}</th>
              <th scope="col">{t.dialectTable.rule}</th>
              {columns.map(column => (
                <th key={column} scope="col" className={styles.figure}>
                  {t.dialectTable[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ids.map(id => (
              <tr key={id}>
                <th scope="row">{t.dialects[id].name}</th>
                <td>
                  <Inline text={t.dialects[id].rule} />
                </td>
                {columns.map(column => (
                  <td key={column} className={styles.figure}>
                    {written(column, frame.scalars[`${id}.${column}`] ?? 0, std)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.two}>
        {drawn.map(({ key, ...chart }) => (
          <LineChart key={key} {...chart} height={170} placeWord={t.inputStd} fileName={`dialects-${key}`} />
        ))}
      </div>
    </div>
  );
}

/** Beside numbers of size 1 rounding is nothing; the sum of dx is told in units of 1/s. */
function written(column: DialectScalar, value: number, std: number): string {
  const shown = column === 'sum' ? value * std : value;
  return Math.abs(shown) < 1e-13 ? '0' : formatReadable(shown, 3);
}
