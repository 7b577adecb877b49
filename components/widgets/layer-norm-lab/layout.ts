import { formatReadable, formatShape } from '@/lib/format';
import type { Messages } from './messages.en';

/** Where the Jacobian stands with its strips, from the width there is: View and static picture share it. */
export interface MatrixLayout {
  /** px of a column of x̂, J and dx; of a row of J; of g's one column, its edge and the gap beside it. */
  readonly cell: number;
  readonly height: number;
  readonly side: number;
  readonly beside: number;
}

const EDGE = 3;
const GAP = 14;
/** px by which the ring of the last column stands out. */
const RING = 4;
/** px in which two decimals and a sign stand without touching. */
const PRINTED = 42;
/** px of a cell of a small matrix. */
const WIDEST = 72;

export function matrixLayout(width: number, d: number): MatrixLayout {
  const side = d <= 8 ? PRINTED : 24;
  const beside = side + EDGE + GAP;
  const room = Math.max(60, width - beside - EDGE - RING);
  const cell = Math.max(1, Math.min(d <= 4 ? WIDEST : 52, room / d));
  const whole = cell >= 8 ? Math.floor(cell) : cell;
  return { cell: whole, height: Math.min(34, Math.max(whole, d <= 16 ? 18 : 0)), side, beside };
}

/** px that the Jacobian's name needs beside its tools to say its unit as well; small cells have buttons to zoom. */
const roomy = (cell: number): number => (cell < 16 ? 350 : 280);

/** Beside the Jacobian's name: its shape, and 1/s where there is room. */
export const shapeOf = (d: number, rstd: number, cell: number, t: Messages): string =>
  d * cell < roomy(cell) ? formatShape(d, d) : `${formatShape(d, d)}, ${t.inUnits(formatReadable(rstd, 3))}`;
