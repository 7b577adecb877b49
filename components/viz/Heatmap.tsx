'use client';

import { type CSSProperties, useId, useRef, useState } from 'react';
import { formatShape } from '@/lib/format';
import type { HeatmapProps } from './contract';
import { DataMenu } from './DataMenu';
import { DataTable } from './DataTable';
import { heatmapFile } from './fileSvg';
import styles from './Heatmap.module.css';
import { ColumnLabels, RowLabels } from './HeatmapLabels';
import { PRINT_WIDTH } from './paint';
import { Rings } from './Rings';
import { useCanvas } from './useCanvas';
import { useHeatmap } from './useHeatmap';
import { useSizes } from './useSizes';
import { useTheme } from './useTheme';
import { useWidth } from './useWidth';
import { ZoomButtons } from './ZoomButtons';

const TWO_PLACES = { style: 'fixed', places: 2 } as const;

/**
 * A matrix as coloured cells on a canvas, with labels, a cursor for pointer, finger and keyboard, zoom where cells are small, and its
 * numbers as table, picture and array. It draws what it is given, a Grid on a fixed scale; it computes nothing and keeps no state but
 * its cursor and its zoom. See contract.ts for the props.
 */
export function Heatmap(props: HeatmapProps) {
  const {
    grid,
    scale,
    name,
    tensor,
    rowLabels,
    colLabels,
    interactive = true,
    digits = TWO_PLACES,
    tools = interactive,
  } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [tableShown, setTableShown] = useState(false);
  const theme = useTheme();
  const { frame, left, top, slanted } = useSizes(props, useWidth(box));
  const map = useHeatmap(props, frame, pane);
  const { t, view, empty, zoomable, selection, active } = map;
  const holes = useCanvas(canvas, { grid, scale, frame, view, gaps: true, digits });

  const printed = digits !== null && map.printable.width >= PRINT_WIDTH;
  const readout = interactive && !empty && (props.readout ?? (printed ? 'hidden' : 'line')) === 'line';
  const label = props.alt ?? `${name}, ${t.rowsAndColumns(grid.rows, grid.cols)}`;
  const paneClass = [
    styles.pane,
    zoomable && styles.zooming,
    view.zoom > 1 && styles.pannable,
    map.panning && styles.panning,
  ]
    .filter(Boolean)
    .join(' ');
  const picture = (
    <>
      <canvas ref={canvas} style={{ width: frame.width, height: frame.height }} />
      <Rings frame={frame} view={view} selection={selection} cursor={map.hover} />
    </>
  );

  return (
    <div
      ref={box}
      className={[styles.box, props.cellWidth === undefined && styles.fill, tensor === 'g' && styles.gradient]
        .filter(Boolean)
        .join(' ')}
      style={{ '--hue': `var(--t-${tensor})` } as CSSProperties}
      data-part={props.part}
    >
      <div className={styles.map}>
        <div className={styles.name}>
          <b className={`t-${tensor}`}>{name}</b>
          <span>{props.shape ?? formatShape(grid.rows, grid.cols)}</span>
          <span className={styles.tools}>
            {zoomable ? <ZoomButtons frame={frame} view={view} zoomBy={map.zoomBy} reset={map.reset} /> : null}
            {tools && !empty ? (
              <DataMenu
                source={{
                  name,
                  fileName: props.fileName,
                  grid,
                  labels: { rowLabels, colLabels },
                  picture: () => heatmapFile({ props: { ...props, selection }, theme, cell: map.base, title: label }),
                }}
                tableShown={tableShown}
                onTable={() => setTableShown(!tableShown)}
              />
            ) : null}
          </span>
        </div>
        {empty ? <div className={styles.empty}>{t.empty}</div> : null}
        {!empty && top > 0 ? (
          <ColumnLabels
            names={colLabels}
            frame={frame}
            view={view}
            active={active.col}
            height={top}
            slanted={slanted}
          />
        ) : null}
        {!empty && left > 0 ? (
          <RowLabels names={rowLabels} frame={frame} view={view} active={active.row} width={left} />
        ) : null}
        {!empty && !interactive ? (
          <div className={styles.pane} role="img" aria-label={label}>
            {picture}
          </div>
        ) : null}
        {!empty && interactive ? (
          <div
            ref={pane}
            className={paneClass}
            role="application"
            aria-roledescription={t.heatmap}
            aria-label={label}
            aria-describedby={`${id}-help`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: role=application takes the keyboard; its arrow keys move the cursor
            tabIndex={0}
            {...map.handlers}
          >
            {picture}
          </div>
        ) : null}
        {readout ? (
          <div className={styles.below} aria-hidden="true">
            {map.sentence ?? t.hint}
          </div>
        ) : null}
        {holes > 0 ? <p className={styles.note}>{t.notNumbers(holes)}</p> : null}
        {interactive && !empty ? (
          <>
            <output className={styles.hidden}>{map.announced}</output>
            <p id={`${id}-help`} className={styles.hidden}>
              {[t.help, zoomable ? t.helpZoom : '', tools ? t.helpTable : ''].filter(Boolean).join(' ')}
            </p>
          </>
        ) : null}
      </div>
      {tableShown && !empty ? (
        <DataTable grid={grid} name={name} rowLabels={rowLabels} colLabels={colLabels} digits={digits} />
      ) : null}
    </div>
  );
}
