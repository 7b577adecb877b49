import { type BoxId, boxes, boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapSpecs } from '@/lib/experiments/encoder-map/params';
import { parameterShapes, thumb } from '@/lib/experiments/encoder-map/result';
import { columnOf, type GridName, rowOf } from '@/lib/experiments/shownGrids';
import type { ShownGrids } from '../contract';
import { type Chosen, chosenOf, type Sizes, sizesOf } from './frame';

const activation = (id: BoxId): string => boxOf(id).activation;
const firstRead = (id: BoxId): BoxId => boxOf(id).reads[0]!;
/** The matrix of a dense layer. */
export const matrixOf = (id: BoxId): string => boxOf(id).parameters[0]!;

/** What a cell comes of, by the way it comes about: rows and columns of what stands before it. */
const needs: Readonly<Record<ReturnType<typeof boxOf>['way'], (chosen: Chosen, sizes: Sizes) => readonly GridName[]>> =
  {
    lookup: () => [],
    sum: ({ box, row }) => boxOf(box).reads.map(id => rowOf(activation(id), row)),
    norm: ({ box, row }) => [rowOf(activation(firstRead(box)), row)],
    gelu: ({ box, row }) => [rowOf(activation(firstRead(box)), row)],
    linear: ({ box, row, col }) => [rowOf(activation(firstRead(box)), row), rowOf(matrixOf(box), col)],
    scores: ({ row, col }) => [rowOf(activation('q'), row), rowOf(activation('k'), col)],
    softmax: ({ row, head }, { tokens }) => [rowOf(activation('scores'), head * tokens + row)],
    mixture: ({ row, col, head }, { tokens }) => [
      rowOf(activation('probs'), head * tokens + row),
      columnOf(activation('v'), col),
    ],
    pooler: ({ box, col }) => [rowOf(activation('y'), 0), rowOf(matrixOf(box), col)],
  };

export const neededBy = (chosen: Chosen, sizes: Sizes): readonly GridName[] =>
  needs[boxOf(chosen.box).way](chosen, sizes);

/** The small pictures, the open tensor whole, and what its chosen cell is made of: of a layer's 31 MB some hundred KB. */
export const shown: ShownGrids<EncoderMapSpecs> = params => {
  const chosen = chosenOf(params);
  return [
    ...boxes.map(({ id }) => thumb(id)),
    parameterShapes,
    activation(chosen.box),
    ...neededBy(chosen, sizesOf(params)),
  ];
};
