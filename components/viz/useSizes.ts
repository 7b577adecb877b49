import { useMemo } from 'react';
import type { HeatmapProps } from './contract';
import { columnStyle, rowLabelWidth } from './labels';
import type { Frame } from './zoom';

const EDGE = 3;
const ROW_LABEL_GAP = 8;

export interface Sizes {
  readonly frame: Frame;
  readonly left: number;
  readonly top: number;
  readonly slanted: boolean;
}

/** How large everything is: given cell sizes win, else the cells share `available` px. A pure function of its arguments. */
function sizesOf(props: HeatmapProps, available: number): Sizes {
  const { grid, rowLabels, colLabels, maxHeight = 480, maxCellWidth = 56 } = props;
  const { rows, cols } = grid;
  const left = props.showRowLabels === false ? 0 : rowLabelWidth(rowLabels, rows) + ROW_LABEL_GAP;
  const room = Math.max(0, available - left - EDGE);
  let cellWidth = props.cellWidth ?? (cols > 0 ? Math.min(maxCellWidth, room / cols) : 0);
  // Whole pixels where that costs little width: cells of one size look calmer than cells of two.
  if (props.cellWidth === undefined && cellWidth >= 8) cellWidth = Math.floor(cellWidth);
  const natural = props.cellHeight ?? (cellWidth >= 38 ? Math.min(cellWidth, 40) : Math.max(cellWidth, 16));
  const cellHeight = props.cellHeight ?? (rows > 0 ? Math.min(natural, maxHeight / rows) : 0);
  const style = columnStyle(colLabels, cols, cellWidth);
  return {
    frame: { rows, cols, width: cellWidth * cols, height: cellHeight * rows },
    left,
    top: props.showColLabels === false ? 0 : style.height,
    slanted: style.slanted,
  };
}

export function useSizes(props: HeatmapProps, available: number): Sizes {
  const { rows, cols } = props.grid;
  const { rowLabels, colLabels, showRowLabels, showColLabels, cellWidth, cellHeight, maxCellWidth, maxHeight } = props;
  // Cells of a given width ask for no room: the box, which is as wide as they are, changes nothing when it follows them.
  const room = cellWidth === undefined ? available : 0;
  // Not on the grid itself: a new frame of numbers of the same shape leaves every size, and so all labels, as they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields of props that sizesOf reads
  return useMemo(
    () => sizesOf(props, room),
    [
      rows,
      cols,
      rowLabels,
      colLabels,
      showRowLabels,
      showColLabels,
      cellWidth,
      cellHeight,
      maxCellWidth,
      maxHeight,
      room,
    ],
  );
}
