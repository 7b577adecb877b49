import type { Digits } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import type { TensorHue } from './ramps';
import type { HeatScale } from './scale';
import type { Cell } from './zoom';

/** What a figure marks: a whole row, a whole column, or (both) one cell. */
export interface Selection {
  readonly row?: number | undefined;
  readonly col?: number | undefined;
}

export interface HeatmapProps {
  readonly grid: Grid;
  /** `diverging(3)`, `probability`, `magnitude(10, { log: true })`: one and the same object for all heatmaps under one legend. */
  readonly scale: HeatScale;
  /** The tensor's name as formulas write it: q, kᵀ, scores. */
  readonly name: string;
  readonly tensor: TensorHue;
  /** Lights what else on the page bears this name, and is lit by it (`data-part`). */
  readonly part?: string;
  /** Beside the name; default "rows × cols". */
  readonly shape?: string;
  /** What the picture shows, for those who do not see it; default name, rows and columns. */
  readonly alt?: string;
  /** Words for rows and columns (tokens). Without them the index stands, after `rowAxis` / `colAxis` where it is spoken ("dimension 17"). */
  readonly rowLabels?: readonly string[];
  readonly colLabels?: readonly string[];
  readonly rowAxis?: string;
  readonly colAxis?: string;
  /** Draw the labels; a neighbour may already carry them. Default true. */
  readonly showRowLabels?: boolean;
  readonly showColLabels?: boolean;
  /** CSS px. Without `cellWidth` the cells share the width of the surrounding box (at most `maxCellWidth`, default 56). */
  readonly cellWidth?: number;
  readonly cellHeight?: number;
  readonly maxCellWidth?: number;
  /** The picture grows no higher than this; default 480. */
  readonly maxHeight?: number;
  /** Print values where cells are at least 38 px wide; default 2 decimals; null prints none. */
  readonly digits?: Digits | null;
  /** Controlled selection, ringed. Leave it out and the heatmap rings its own cursor. */
  readonly selection?: Selection | null;
  /** Where the keyboard's cursor begins along the axes that `selection` leaves open; default the first row and column. */
  readonly start?: Selection;
  /** The cursor came to a cell: by keyboard, press, touch, and on hover too unless `selectOn` is 'press'. */
  readonly onSelect?: (cell: Cell) => void;
  readonly selectOn?: 'hover' | 'press';
  /** The sentence that is announced (and shown in the readout) for a cell; default "row, column: value". */
  readonly describe?: (cell: Cell, value: number) => string;
  /** false: the cursor's cell is announced by someone else (a figure that says more about it). Default true. */
  readonly announce?: boolean;
  /** 'line': the cell under the cursor is written below. 'hidden': only announced. Default: 'line' unless all values are printed. */
  readonly readout?: 'line' | 'hidden';
  /** false: an image without a tab stop and without a cursor (its selection is still ringed). Default true. */
  readonly interactive?: boolean;
  /** Zoom buttons and keys; default: where cells are too small to be told apart. */
  readonly zoomable?: boolean;
  /** The Data menu (table, copy, download) beside the name; default true. */
  readonly tools?: boolean;
  /** File name of downloads without its ending; default the name. */
  readonly fileName?: string;
}
