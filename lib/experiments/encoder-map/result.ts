import type { BoxId } from './boxes';

/**
 * What a frame of the map holds; light enough for the page. Grids:
 *   a box's activation       [token, hidden], [token, intermediate], [head · query, key] or, of the pooler, [1, hidden]
 *   a parameter's name       [out, in]: the weights that a chosen cell is made with
 *   thumb(id)                the same tensor for a small picture: at most 16 of its rows (of each head) and 32 of its columns
 *   parameterShapes          as parameterShapes.ts lays them, of label `parameters`
 * Labels: `tokens`, `ids`, `parameters`.
 * Scalars beside those below: `order.<box>`, the place of a tensor in the run's own sequence of operations, from 1; `numbers.<box>`, how
 * many numbers it holds; and `parameters.<box>`, how many it is made with.
 */
export const thumb = (id: BoxId) => `thumb.${id}`;
export const parameterShapes = 'parameter_shapes';
export const thumbRows = 16;
export const thumbCols = 32;

export interface EncoderMapScalars {
  /** T, with what it is filled up with. */
  readonly tokens: number;
  /** Tokens of the text, [CLS] and [SEP] counted. */
  readonly real: number;
  readonly hidden: number;
  readonly heads: number;
  readonly headDim: number;
  readonly intermediate: number;
  /** Numbers in the layer's parameters. */
  readonly layer: number;
  /** Numbers in the layer's activations that the map draws. */
  readonly activations: number;
}
