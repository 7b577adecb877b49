import { useRef } from 'react';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { useWidth } from '@/components/viz/useWidth';
import type { Frame } from '@/lib/experiments/contract';
import type { DepthProfileParams, DepthProfileSpecs } from '@/lib/experiments/depth-profile/params';
import { gridName } from '@/lib/experiments/depth-profile/result';
import { formatReadable, formatShape } from '@/lib/format';
import type { ViewProps } from '../contract';
import { cosineScale } from './cosineScale';
import { encoders } from './encoders';
import { cellOf, MAP } from './layout';
import type { Messages } from './messages.en';
import styles from './View.module.css';

interface CosinesProps {
  readonly frame: Frame;
  readonly params: DepthProfileParams;
  readonly setParam: ViewProps<DepthProfileSpecs, Messages>['setParam'];
  readonly chosen: number;
  readonly t: Messages;
}

/** cos of every pair of tokens after the chosen layer, encoder beside encoder. A cell that is pressed is written out below. */
export function Cosines({ frame, params, setParam, chosen, t }: CosinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const tokens = frame.scalars.tokens ?? 0;
  const cell = cellOf(Math.min(MAP, width), tokens);
  return (
    <div className={styles.cosines}>
      {encoders.map((encoder, i) => {
        const grid = frame.grids[gridName.cosines(encoder, chosen)];
        const on = params.unfolded === 'cosine' && params.which === encoder;
        return (
          <div key={encoder} ref={i === 0 ? box : undefined} style={{ minHeight: cell * tokens + 54 }}>
            {grid && width > 0 ? (
              <Heatmap
                grid={grid}
                scale={cosineScale}
                name={t.cosineName(encoder)}
                tensor="x"
                shape={`${formatShape(tokens, tokens)} · ${t.state(chosen)}`}
                alt={t.cosinesOf(encoder, t.state(chosen))}
                rowAxis={t.token}
                colAxis={t.token}
                showRowLabels={false}
                showColLabels={false}
                cellWidth={cell}
                cellHeight={cell}
                maxHeight={MAP + 60}
                digits={null}
                zoomable={false}
                selection={on ? { row: params.row, col: params.col } : null}
                selectOn="press"
                onSelect={({ row, col }) => {
                  if (!on) {
                    setParam('unfolded', 'cosine');
                    setParam('which', encoder);
                  }
                  setParam('row', row);
                  setParam('col', col);
                }}
                describe={({ row, col }, value) => t.cell(row, col, formatReadable(value, 4))}
                fileName={`depth-profile-cosines-${encoder}-${chosen}`}
              />
            ) : null}
          </div>
        );
      })}
      <Legend scale={cosineScale} label={t.cosineLegend} width={176} />
    </div>
  );
}
