import type { Frame } from '@/lib/experiments/contract';
import { boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import { formatReadable } from '@/lib/format';
import { productsOf, type Worked, workedCell } from './cell';

/** The numbers and names that a sentence about the chosen cell has, written. */
export interface CellWords {
  readonly way: ReturnType<typeof boxOf>['way'];
  readonly symbol: string;
  readonly token: string;
  /** The other token of a score or a probability, the dimension of anything else. */
  readonly other: string;
  readonly col: number;
  readonly head: number;
  readonly value: string;
  readonly terms: number;
  readonly sum: string;
  readonly headDim: number;
  readonly mean: string;
  readonly std: string;
  readonly before: string;
  readonly divisor: string;
  readonly tableRow: number;
}

const short = (value = Number.NaN): string => formatReadable(value, 4);

export function cellWords(worked: Worked, tokens: readonly string[]): CellWords {
  const { box, row, col, head, operands, facts, sizes } = worked;
  const added = operands.length === 1 ? (operands[0]?.values ?? []) : productsOf(operands);
  return {
    way: boxOf(box).way,
    symbol: boxOf(box).symbol,
    token: tokens[row] ?? '',
    other: tokens[col] ?? '',
    col,
    head,
    value: short(worked.value),
    terms: operands[0]?.values.length ?? 0,
    sum: short(facts.sum ?? added.reduce((total, value) => total + value, 0)),
    headDim: sizes.headDim,
    mean: short(facts.mean),
    std: short(facts.std),
    before: short(facts.before),
    divisor: short(facts.divisor),
    tableRow: facts.tableRow ?? 0,
  };
}

/** The same for a frame as it stands; undefined where what the cell is made of has not come yet. */
export function cellWordsOf(frame: Frame, params: EncoderMapParams): CellWords | undefined {
  const worked = workedCell(frame, params);
  return worked && cellWords(worked, frame.labels.tokens ?? []);
}
