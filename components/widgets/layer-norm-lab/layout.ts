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
/** px in which two decimals and a sign stand without touching. */
const PRINTED = 42;

export function matrixLayout(width: number, d: number): MatrixLayout {
  const side = d <= 8 ? PRINTED : 24;
  const beside = side + EDGE + GAP;
  const room = Math.max(60, width - beside - EDGE - 1);
  const cell = Math.max(1, Math.min(52, room / d));
  const whole = cell >= 8 ? Math.floor(cell) : cell;
  return { cell: whole, height: Math.min(34, Math.max(whole, d <= 16 ? 18 : 0)), side, beside };
}
