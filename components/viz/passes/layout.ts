import type { PassStage } from './contract';

/** Sizes in px of a picture of all stages: side by side where there is room, else a stage a line, forward beside backward. */
export interface PassLayout {
  readonly kind: 'wide' | 'narrow';
  /** Between two stages; their sign stands in it. */
  readonly gap: number;
  /** Width of a cell of a map of so many columns: the same for all side by side, so that a wide tensor is seen to be wide. */
  readonly cell: (cols: number) => number;
  readonly height: number;
}

/** Where the static picture becomes the wide one, too. */
const WIDE_FROM = 620;
/** A map's least width: its name stands above it. */
const LEAST = 33;
const GAP = { wide: 20, narrow: 18 } as const;
/** The hue's edge. */
export const EDGE = 3;
/** The name above a map. */
export const NAME = 22;

export function passLayout(stages: readonly PassStage[], width: number): PassLayout {
  const rows = stages[0]?.forward.grid.rows ?? 1;
  const height = Math.max(40, Math.min(104, rows * 16));
  const columns = stages.map(({ forward }) => forward.grid.cols);
  if (width >= WIDE_FROM) {
    const room = width - (stages.length - 1) * GAP.wide - stages.length * EDGE - 8;
    const cell = sharedCell(columns, room);
    return { kind: 'wide', gap: GAP.wide, cell: cols => Math.max(cell, LEAST / cols), height };
  }
  const room = (width - GAP.narrow) / 2 - EDGE - 6;
  return { kind: 'narrow', gap: GAP.narrow, cell: cols => Math.min(18, room / cols), height };
}

/** What is left for a cell when maps that would be narrower than their names have taken that much. */
function sharedCell(columns: readonly number[], room: number): number {
  let cell = Math.min(22, room / columns.reduce((sum, cols) => sum + cols, 0));
  for (let round = 0; round < columns.length; round++) {
    const wide = columns.filter(cols => cols * cell > LEAST);
    const left = room - (columns.length - wide.length) * LEAST;
    cell = Math.min(
      22,
      left /
        Math.max(
          1,
          wide.reduce((sum, cols) => sum + cols, 0),
        ),
    );
  }
  return Math.max(0.2, cell);
}
