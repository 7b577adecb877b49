import { writeResult } from '@/components/viz/passes/products';
import type { Frame } from '@/lib/experiments/contract';
import type { SelfOutputLabParams } from '@/lib/experiments/self-output-lab/params';
import { gridEntry, gridRow } from '@/lib/grid';
import { type Chosen, gridOf, normed } from './cells';

/** What a language says of a cell: numbers come written. */
export interface Told {
  readonly row: number;
  readonly col: number;
  readonly value: string;
  /** How many terms are added up. */
  readonly count: number;
  readonly training: boolean;
  readonly beforeAdd: boolean;
  readonly residual: boolean;
  readonly dropped: boolean;
  /** Where dropout lets a number through: what it is multiplied by. */
  readonly factor: string;
  /** Of the token that a norm reads. */
  readonly mean: string;
  readonly std: string;
  /** Of the gradient that comes into the norm: its mean, and that of its product with y. */
  readonly meanG: string;
  readonly meanGy: string;
}

export function toldOf(frame: Frame, params: SelfOutputLabParams, at: Chosen): Told {
  const { p, training, beforeAdd, residual } = params;
  const m = gridEntry(gridOf(frame, 'm'), at.row, at.col);
  const token = Math.min(at.row, gridOf(frame, 'sum').rows - 1);
  const z = gridRow(gridOf(frame, normed(params)), token);
  const [dy, y] = [gridRow(gridOf(frame, 'dy'), token), gridRow(gridOf(frame, 'y'), token)];
  const mean = meanOf(z);
  const count = at.tensor === 'dw' || at.tensor === 'db' ? gridOf(frame, 'da').rows : gridOf(frame, 'c').cols;
  return {
    row: at.row,
    col: at.col,
    value: writeResult(gridEntry(gridOf(frame, at.tensor), at.row, at.col)),
    count,
    training,
    beforeAdd,
    residual,
    dropped: m === 0,
    factor: writeResult(training ? 1 / (1 - p) : 1),
    mean: writeResult(mean),
    std: writeResult(Math.sqrt(meanOf(z.map(v => (v - mean) ** 2)))),
    meanG: writeResult(meanOf(dy)),
    meanGy: writeResult(meanOf(dy.map((d, i) => d * (y[i] ?? 0)))),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
