'use client';

import { useMemo } from 'react';
import { Group } from '@/components/ui/Group';
import { Heatmap } from '@/components/viz/Heatmap';
import { Legend } from '@/components/viz/Legend';
import { LineChart } from '@/components/viz/LineChart';
import { Snippet } from '@/components/viz/Snippet';
import { Unfold } from '@/components/viz/Unfold';
import type { ResidualChainSpecs } from '@/lib/experiments/residual-chain/params';
import { formatShape } from '@/lib/format';
import { gridEntry } from '@/lib/grid';
import type { ViewProps } from '../contract';
import { chartsOf } from './charts';
import { drawnOf, gridOf, numberCell, rowHeight, type Side, scaleOf, sideStyle, sides, statesOf } from './frame';
import type { Messages } from './messages.en';
import { Paths } from './Paths';
import { snippetOf } from './snippet';
import { cellOf, linesOf } from './unfold';
import styles from './View.module.css';

const CHART_HEIGHT = 140;

/** A chain of blocks, forward and back: its states and their gradients, a cell of either as arithmetic, what is measured, every path. */
export function View({
  params,
  setParam,
  frame,
  t,
  hidden = [],
  locked = [],
}: ViewProps<ResidualChainSpecs, Messages>) {
  const still = (name: keyof ResidualChainSpecs) => hidden.includes(name) || locked.includes(name);
  const drawn = drawnOf(params);
  const { state, dim, side, blocks } = drawn;
  const charts = useMemo(() => chartsOf(frame, t), [frame, t]);
  const cell = cellOf(frame, params, drawn);
  const value = gridEntry(gridOf(frame, sideStyle[side].grid), state, dim);
  const choose = (on: Side) => (at: { row: number; col: number }) => {
    if (still('state') || still('dim')) return;
    if (on !== side && !still('side')) setParam('side', on);
    setParam('state', at.row);
    setParam('dim', at.col);
  };
  return (
    <div className={styles.view}>
      <p className={styles.block}>{t.block(params)}</p>
      {drawn.paths.length > 0 ? (
        <Paths {...{ frame, params, drawn, t }} held={still('path')} onChoose={mask => setParam('path', mask)} />
      ) : null}
      <Group className={styles.maps} label={t.maps}>
        {sides.map(on => {
          const { name, hue } = sideStyle[on];
          return (
            <ChainMap
              key={on}
              {...{ on, name, hue, blocks, t }}
              grid={statesOf(frame, on, params)}
              selection={{ row: state, col: dim }}
              onSelect={choose(on)}
            />
          );
        })}
      </Group>
      <Group className={styles.cell} label={t.unfolded}>
        <p className={styles.said}>{cell ? t.cell(cell, params) : t.given(drawn, value)}</p>
        {cell ? (
          <>
            <Unfold name={t.unfolded} {...linesOf(cell, t)} />
            <Snippet code={snippetOf(frame, params, cell)} />
          </>
        ) : null}
      </Group>
      <Group className={styles.charts} label={t.measured}>
        {charts.map(({ key, over, ...chart }) => (
          <LineChart
            key={key}
            {...chart}
            height={CHART_HEIGHT}
            fileName={`residual-chain-${key}`}
            placeWord={over === 'states' ? t.state : t.length}
            {...(over === 'states' && {
              selected: state,
              onSelect: (at: number) => {
                if (!still('state')) setParam('state', at);
              },
            })}
            {...(over === 'states' && { empty: key === 'ratio' && !params.residual ? t.noRatio : t.noValue })}
          />
        ))}
      </Group>
    </div>
  );
}

interface MapProps {
  readonly on: Side;
  readonly name: string;
  readonly hue: 'x' | 'g';
  readonly blocks: number;
  readonly grid: ReturnType<typeof gridOf>;
  readonly selection: { readonly row: number; readonly col: number };
  readonly onSelect: (at: { row: number; col: number }) => void;
  readonly t: Messages;
}

/** States by dimensions. The gradient's stands in a dashed frame. */
function ChainMap({ on, name, hue, blocks, grid, selection, onSelect, t }: MapProps) {
  const scale = useMemo(() => scaleOf(grid), [grid]);
  return (
    <div className={styles.map} data-gradient={on === 'backward' || undefined}>
      <div className={styles.head}>
        <span>{t[on]}</span>
        <Legend scale={scale} label="" width={120} />
      </div>
      <Heatmap
        grid={grid}
        scale={scale}
        name={name}
        tensor={hue}
        shape={formatShape(blocks + 1, grid.cols)}
        rowAxis={t.stateRows}
        colAxis={t.dimension}
        cellHeight={rowHeight(blocks)}
        {...(grid.cols === 1 ? numberCell(blocks) : { digits: null })}
        selection={selection}
        onSelect={onSelect}
        selectOn="press"
        zoomable={false}
        fileName={`residual-chain-${on}`}
      />
    </div>
  );
}
