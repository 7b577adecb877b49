'use client';

import { useMemo, useRef } from 'react';
import { barAxis, barSeries } from '@/components/viz/barSeries';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { LineChart } from '@/components/viz/LineChart';
import { Snippet } from '@/components/viz/Snippet';
import { Unfold } from '@/components/viz/Unfold';
import { useWidth } from '@/components/viz/useWidth';
import type { Cell } from '@/components/viz/zoom';
import type { SoftmaxSaturationSpecs } from '@/lib/experiments/softmax-saturation/params';
import { formatReadable } from '@/lib/format';
import type { ViewProps } from '../contract';
import { chartsOf } from './charts';
import { gradientScale, jacobianScale, shownOf } from './frame';
import { cellSide, labelWidth, PASSED } from './layout';
import { Measured } from './Measured';
import type { Messages } from './messages.en';
import { snippetOf } from './snippet';
import { unfoldRow } from './unfold';
import styles from './View.module.css';

const CHART_HEIGHT = 148;
/** px of a heatmap beside whose name the Data menu stands. */
const ROOM_FOR_TOOLS = 108;
const FULL = { domain: [0, 1] } as const;

/** One draw of softmax taken apart, J laid out as it multiplies g, beside what many draws have in common. */
export function View({ params, setParam, frame, t }: ViewProps<SoftmaxSaturationSpecs, Messages>) {
  const left = useRef<HTMLDivElement>(null);
  const width = useWidth(left);
  const { row: wantedRow, col: wantedCol } = params;
  const shown = useMemo(() => shownOf(frame, { row: wantedRow, col: wantedCol }), [frame, wantedRow, wantedCol]);
  const { n, row, col, probs } = shown;
  const charts = useMemo(() => chartsOf(frame, params, t), [frame, params, t]);
  const bars = useMemo(() => [barSeries({ name: t.bars, hue: 's', values: probs, part: 'p' })], [probs, t]);
  const across = useMemo(() => barAxis(n), [n]);
  const side = cellSide(width, n);
  const choose = (cell: Partial<Cell>) => {
    if (cell.row !== undefined && cell.row !== row) setParam('row', cell.row);
    if (cell.col !== undefined && cell.col !== col) setParam('col', cell.col);
  };
  const map = { colAxis: t.key, rowAxis: t.key, digits: null, readout: 'hidden' } as const;
  return (
    <div className={styles.view}>
      <div className={styles.figure}>
        <div ref={left} className={styles.draw}>
          <LineChart
            title={t.probs}
            series={bars}
            x={across}
            y={FULL}
            height={112}
            placeWord={t.keyAt}
            selected={row}
            onSelect={key => choose({ row: key })}
            fileName="softmax-probs"
          />
          {width === 0 ? null : (
            <div className={styles.product}>
              <div className={styles.g} style={{ marginLeft: labelWidth(n) }}>
                <Heatmap
                  {...map}
                  grid={shown.g}
                  scale={gradientScale}
                  name="g"
                  tensor="g"
                  part="g"
                  alt={t.arriving}
                  selection={{ col }}
                  onSelect={cell => choose({ col: cell.col })}
                  selectOn="press"
                  showRowLabels={false}
                  showColLabels={false}
                  cellWidth={side}
                  cellHeight={18}
                  zoomable={false}
                  tools={false}
                />
              </div>
              <div>
                <Heatmap
                  {...map}
                  grid={shown.jacobian}
                  scale={jacobianScale}
                  name="J"
                  tensor="s"
                  part="jacobian"
                  alt={t.jacobianOf(n)}
                  selection={{ row, col }}
                  onSelect={choose}
                  describe={(cell, value) => t.cell(t.keyAt(cell.row), t.keyAt(cell.col), formatReadable(value, 3))}
                  cellWidth={side}
                  cellHeight={side}
                  tools={side * n >= ROOM_FOR_TOOLS}
                />
              </div>
              <div className={styles.passed}>
                <Heatmap
                  {...map}
                  grid={shown.passed}
                  scale={gradientScale}
                  name="J g"
                  shape=""
                  tensor="g"
                  part="jg"
                  alt={t.passedOn}
                  selection={{ row }}
                  onSelect={cell => choose({ row: cell.row })}
                  selectOn="press"
                  showRowLabels={false}
                  showColLabels={false}
                  cellWidth={PASSED}
                  cellHeight={side}
                  zoomable={false}
                  tools={false}
                />
              </div>
            </div>
          )}
          <div className={styles.legends}>
            <Legend scale={jacobianScale} label="J" width={150} clipped={{ below: false, above: false }} />
            <Legend scale={gradientScale} label="g, J g" width={150} />
          </div>
        </div>
        <div className={styles.side}>
          {charts.map(({ key, ...chart }) => (
            <LineChart
              key={key}
              {...chart}
              height={CHART_HEIGHT}
              placeWord={x => `${t.axis} ${formatReadable(x, 2)}`}
              fileName={`softmax-${key}`}
            />
          ))}
          <Measured frame={frame} t={t} />
        </div>
      </div>
      <div className={styles.unfold}>
        <Unfold name={t.unfolded} {...unfoldRow(shown, t)} />
        <p className={styles.say}>{t.sentence(shown)}</p>
        <Snippet code={snippetOf(frame, shown)} />
      </div>
    </div>
  );
}
