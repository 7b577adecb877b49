import { textWidth, truncate } from './textWidth';

/** A label where it stands: `at` is the middle of its row or column, in px along the axis. */
export interface PlacedLabel {
  readonly index: number;
  readonly text: string;
  readonly full: string;
  readonly at: number;
}

export interface LabelAxis {
  /** Labels by index; without them the index itself is the label. */
  readonly names: readonly string[] | undefined;
  readonly count: number;
  /** px of one row or column. */
  readonly cell: number;
  /** px by which the picture is scrolled along this axis. */
  readonly offset: number;
  /** px that are visible. */
  readonly extent: number;
}

export const LABEL_SIZE = 12;
const LINE = 14;
const MAX_ROW_LABEL = 96;
const SLANT_LENGTH = 76;
const SLANT = Math.SQRT1_2;

export const labelOf = (names: readonly string[] | undefined, index: number): string => names?.[index] ?? String(index);

/** 1, 2, 5, 10, 20, 50 …: every how-many-th label stands, so that they are at least `least` px apart. */
export function stride(cell: number, least: number): number {
  if (!(cell > 0)) return Number.POSITIVE_INFINITY;
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (step * power * cell >= least) return step * power;
  }
}

/** The widest label, over at most a thousand of them: 3072 numbers need not all be measured. */
function widest(names: readonly string[] | undefined, count: number, size: number): number {
  if (!names) return textWidth(String(Math.max(0, count - 1)), size);
  let width = 0;
  for (let i = 0; i < Math.min(count, names.length, 1000); i++)
    width = Math.max(width, textWidth(names[i] ?? '', size));
  return width;
}

export const rowLabelWidth = (names: readonly string[] | undefined, count: number): number =>
  Math.ceil(Math.min(MAX_ROW_LABEL, widest(names, count, LABEL_SIZE)));

export interface ColumnStyle {
  readonly slanted: boolean;
  /** px the labels take above the cells. */
  readonly height: number;
}

/** Words that do not fit over their columns are slanted; numbers are only thinned. */
export function columnStyle(names: readonly string[] | undefined, count: number, cell: number): ColumnStyle {
  const width = widest(names, count, LABEL_SIZE);
  if (!names || width + 6 <= cell || cell < LINE / 2) return { slanted: false, height: LINE + 4 };
  // A little too long: an ellipsis reads better than a slant while three characters fit.
  if (cell >= 44 && width <= cell * 1.5) return { slanted: false, height: LINE + 4 };
  return { slanted: true, height: Math.ceil(Math.min(SLANT_LENGTH, width) * SLANT + LINE * SLANT + 2) };
}

/** The labels of the rows or columns in view, thinned to the room there is; the one at `active` always stands. */
function place(axis: LabelAxis, least: number, room: number, active: number | undefined): PlacedLabel[] {
  if (!(axis.cell > 0)) return [];
  const every = stride(axis.cell, least);
  const first = Math.max(0, Math.floor(axis.offset / axis.cell));
  const last = Math.min(axis.count - 1, Math.ceil((axis.offset + axis.extent) / axis.cell) - 1);
  const placed: PlacedLabel[] = [];
  const add = (index: number): void => {
    const at = (index + 0.5) * axis.cell - axis.offset;
    if (at < -0.01 || at > axis.extent + 0.01) return;
    const full = labelOf(axis.names, index);
    placed.push({ index, text: truncate(full, room, LABEL_SIZE), full, at });
  };
  const clear = (index: number): boolean =>
    active === undefined || index === active || Math.abs(index - active) * axis.cell >= least;
  for (let index = Math.ceil(first / every) * every; index <= last; index += every)
    if (clear(index) && index !== active) add(index);
  if (active !== undefined && active >= first && active <= last) add(active);
  return placed.sort((a, b) => a.index - b.index);
}

export const placeRowLabels = (axis: LabelAxis, active?: number): PlacedLabel[] =>
  place(axis, LINE, rowLabelWidth(axis.names, axis.count), active);

export function placeColumnLabels(axis: LabelAxis, style: ColumnStyle, active?: number): PlacedLabel[] {
  if (style.slanted) return place(axis, LINE, SLANT_LENGTH, active);
  const width = Math.min(widest(axis.names, axis.count, LABEL_SIZE), 80);
  const fits = axis.names !== undefined && axis.cell >= 44;
  const room = fits ? axis.cell - 2 : width;
  return place(axis, fits ? Math.min(axis.cell, room) : width + 8, fits ? room : 80, active);
}
