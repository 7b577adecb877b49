/** px that the row labels take beside J, and that J g takes beyond it. */
export const LABEL = 30;
export const PASSED = 18;
const GAP = 26;

/** px of a cell of J that leaves room for both in this width. */
export const cellSide = (width: number, keys: number): number =>
  Math.max(1, Math.min(28, Math.floor(((width - LABEL - PASSED - GAP) / keys) * 4) / 4));
