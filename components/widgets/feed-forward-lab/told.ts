import { writeResult } from '@/components/viz/passes/products';
import type { Frame } from '@/lib/experiments/contract';
import type { FeedForwardLabParams, FeedForwardTensor, LabActivation } from '@/lib/experiments/feed-forward-lab/params';
import { gridEntry, gridRow } from '@/lib/grid';
import { type Chosen, gridOf, slopeAt } from './cells';

/** What a language says of a cell: numbers come written. */
export interface Told {
  readonly row: number;
  readonly col: number;
  readonly value: string;
  /** How many terms are added up. */
  readonly count: number;
  readonly activation: LabActivation;
  readonly residual: boolean;
  /** The preactivation of this cell, what the activation made of it, and its slope there. */
  readonly u: string;
  readonly act: string;
  readonly slope: string;
  /** Of the token that the norm reads. */
  readonly mean: string;
  readonly std: string;
  readonly meanG: string;
  readonly meanGy: string;
  /** What the skip hands back, and what comes through W₁. */
  readonly skip: string;
  readonly through: string;
}

export function toldOf(frame: Frame, { activation, residual }: FeedForwardLabParams, at: Chosen): Told {
  const cell = (key: FeedForwardTensor): number => gridEntry(gridOf(frame, key), at.row, at.col);
  const token = Math.min(at.row, gridOf(frame, 'sum').rows - 1);
  const z = gridRow(gridOf(frame, 'sum'), token);
  const [dy, y] = [gridRow(gridOf(frame, 'dy'), token), gridRow(gridOf(frame, 'y'), token)];
  const mean = meanOf(z);
  const skip = residual ? cell('dSum') : 0;
  return {
    row: at.row,
    col: at.col,
    value: writeResult(cell(at.tensor)),
    count: countOf(frame, at.tensor),
    activation,
    residual,
    u: writeResult(cell('u')),
    act: writeResult(cell('act')),
    slope: writeResult(slopeAt(frame, at)),
    mean: writeResult(mean),
    std: writeResult(Math.sqrt(meanOf(z.map(v => (v - mean) ** 2)))),
    meanG: writeResult(meanOf(dy)),
    meanGy: writeResult(meanOf(dy.map((d, i) => d * (y[i] ?? 0)))),
    skip: writeResult(skip),
    through: writeResult(cell('dh') - skip),
  };
}

/** How many products a cell of it adds up. */
function countOf(frame: Frame, tensor: FeedForwardTensor): number {
  const { rows, cols } = gridOf(frame, 'u');
  if (tensor === 'dw1' || tensor === 'dw2') return rows;
  return tensor === 'f' || tensor === 'dh' ? cols : gridOf(frame, 'h').cols;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
