import { rowLabelWidth } from '@/components/viz/labels';

/** px that J g takes beyond J. */
export const PASSED = 18;
const GAP = 38;

/** px that the row labels take beside J. */
export const labelWidth = (keys: number): number => rowLabelWidth(undefined, keys) + 8;

/** px of a cell of J that leaves room for both in this width. */
export const cellSide = (width: number, keys: number): number =>
  Math.max(0.5, Math.min(28, Math.floor(((width - labelWidth(keys) - PASSED - GAP) / keys) * 4) / 4));
