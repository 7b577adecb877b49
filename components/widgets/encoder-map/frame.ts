import type { TensorHue } from '@/components/viz/ramps';
import { diverging, type HeatScale, probability } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import { openBox } from '@/lib/experiments/encoder-map/arrows';
import { type BoxId, boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import { parameterShapes, thumb } from '@/lib/experiments/encoder-map/result';
import { headRows } from '@/lib/experiments/layerTensors';
import { formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';

export const hueOf: Readonly<Record<BoxId, TensorHue>> = {
  words: 'x',
  segments: 'x',
  positions: 'x',
  embedded: 'x',
  x: 'x',
  q: 'q',
  k: 'k',
  v: 'v',
  scores: 's',
  probs: 's',
  context: 'ctx',
  o: 'ctx',
  attentionSum: 'x',
  h: 'x',
  a: 'ffn',
  g: 'ffn',
  f: 'ffn',
  outputSum: 'x',
  y: 'x',
  pooled: 'x',
};

/** The layer's tensors share one scale; what the tables hold is drawn with σ = .02 and would look like nothing on it. */
export const layerScale = diverging(3);
const tableScale = diverging(0.06);
const tables: readonly BoxId[] = ['words', 'segments', 'positions', 'embedded'];
export const scaleOf = (id: BoxId): HeatScale =>
  id === 'probs' ? probability : tables.includes(id) ? tableScale : layerScale;

/** All sizes follow from the parameters, so that what is wanted can be said before anything is computed. */
export interface Sizes {
  readonly tokens: number;
  readonly hidden: number;
  readonly heads: number;
  readonly headDim: number;
  readonly intermediate: number;
}

export function sizesOf({ tokens, hidden, heads, ratio }: EncoderMapParams): Sizes {
  const [d, count] = [Number(hidden), Number(heads)];
  return { tokens, hidden: d, heads: count, headDim: d / count, intermediate: ratio * d };
}

export const headOf = ({ head, heads }: EncoderMapParams): number => Math.min(head, Number(heads) - 1);

export const perHead = (id: BoxId): boolean => boxOf(id).columns === 'keys';

/** Rows and columns as they are drawn: of scores and probs the matrix of one head. */
export function drawnSize(
  id: BoxId,
  { tokens, hidden, intermediate }: Sizes,
): { readonly rows: number; readonly cols: number } {
  const { columns } = boxOf(id);
  return {
    rows: id === 'pooled' ? 1 : tokens,
    cols: columns === 'keys' ? tokens : columns === 'hidden' ? hidden : intermediate,
  };
}

/** The tensor's shape in the model: `16 × 768`, `12 × 16 × 16`. */
export function shapeOf(id: BoxId, sizes: Sizes): string {
  const { rows, cols } = drawnSize(id, sizes);
  return perHead(id) ? formatShape(sizes.heads, rows, cols) : formatShape(rows, cols);
}

export interface Chosen {
  readonly box: BoxId;
  readonly row: number;
  readonly col: number;
  /** Of scores and probs the head that is shown, of a context's cell the head that it belongs to. */
  readonly head: number;
}

/** The open tensor and its chosen cell, or the nearest that is there. */
export function chosenOf(params: EncoderMapParams): Chosen {
  const box = openBox(params.open);
  const { rows, cols } = drawnSize(box, sizesOf(params));
  const [row, col] = [Math.min(params.row, rows - 1), Math.min(params.col, cols - 1)];
  return { box, row, col, head: box === 'context' ? Math.floor(col / sizesOf(params).headDim) : headOf(params) };
}

/** A small picture's cells; of scores and probs those of one head. */
export function thumbOf(frame: Frame, id: BoxId, head: number): Grid {
  const grid = frame.grids[thumb(id)];
  if (!grid) throw new RangeError(`encoder-map: the frame has no ${thumb(id)}`);
  return perHead(id) ? headRows(grid, head) : grid;
}

/** The open tensor; of scores and probs one head. */
export function openedOf(frame: Frame, id: BoxId, head: number): Grid {
  const grid = frame.grids[boxOf(id).activation];
  if (!grid) throw new RangeError(`encoder-map: the frame has no ${boxOf(id).activation}`);
  return perHead(id) ? headRows(grid, head) : grid;
}

export interface ParameterLine {
  readonly name: string;
  readonly shape: readonly number[];
  readonly count: number;
}

/** What a box is made with: names, shapes and how many numbers each holds. */
export function parametersOf(frame: Frame, id: BoxId): readonly ParameterLine[] {
  const shapes = frame.grids[parameterShapes];
  const names = frame.labels.parameters ?? [];
  return boxOf(id).parameters.map(name => {
    const at = names.indexOf(name);
    const shape = [shapes?.values[2 * at] ?? 0, shapes?.values[2 * at + 1] ?? 0].filter(size => size > 0);
    return { name, shape, count: shape.reduce((product, size) => product * size, 1) };
  });
}
