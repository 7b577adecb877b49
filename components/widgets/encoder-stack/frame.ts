import type { TensorHue } from '@/components/viz/ramps';
import { diverging, type HeatScale, probability } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import type { EncoderStackParams, OpenedTensor } from '@/lib/experiments/encoder-stack/params';
import { gridName, type SeriesKey } from '@/lib/experiments/encoder-stack/result';
import { headRows } from '@/lib/experiments/layerTensors';
import type { Grid, Series } from '@/lib/grid';

/** What of a frame is drawn; the View, the picture and the sentences read it here. */
export interface Stack {
  readonly layers: number;
  readonly tokens: readonly string[];
  /** Layers that the run has passed. */
  readonly reached: number;
  /** The hidden state that stands open: as the reader chose, as far as the run has come. */
  readonly chosen: number;
  /** What can be opened of it, and what is open. */
  readonly openable: readonly OpenedTensor[];
  readonly open: OpenedTensor;
}

export function stackOf(frame: Frame, { layer, tensor }: Pick<EncoderStackParams, 'layer' | 'tensor'>): Stack {
  const { layers = 0, reached = 0, returned = layers + 1 } = frame.scalars;
  const chosen = Math.min(layer, reached);
  const openable: OpenedTensor[] = ['trunk'];
  if (chosen > 0) openable.push('attention', 'ffn', 'probs');
  if (chosen >= returned) openable.push('gradient');
  return {
    layers,
    tokens: frame.labels.tokens ?? [],
    reached,
    chosen,
    openable,
    open: openable.includes(tensor) ? tensor : 'trunk',
  };
}

/** How each tensor is named and coloured; where it is found is `gridName`. */
export const tensors = {
  trunk: { name: 'x', hue: 'x' },
  attention: { name: 'attention', hue: 'ctx' },
  ffn: { name: 'FFN', hue: 'ffn' },
  probs: { name: 'probs', hue: 's' },
  gradient: { name: 'dx', hue: 'g' },
} as const satisfies Record<OpenedTensor, { readonly name: string; readonly hue: TensorHue }>;

/** As PyTorch finds it: with output_hidden_states, and retain_grad() on them. */
const paths: { readonly [K in OpenedTensor]: (at: number) => string } = {
  ...gridName,
  trunk: state => `hidden_states[${state}]`,
  gradient: state => `hidden_states[${state}].grad`,
};
export const pathOf = ({ open, chosen }: Stack): string => paths[open](chosen);

/** A grid that may still be on its way. */
export const trunkOf = (frame: Frame, state: number): Grid | undefined => frame.grids[gridName.trunk(state)];

/** What stands open; of probs the matrix of one head. undefined where the frame does not hold it. */
export function openedGrid(frame: Frame, { open, chosen }: Stack, head: number): Grid | undefined {
  const grid = frame.grids[gridName[open](chosen)];
  if (!grid || open !== 'probs') return grid;
  return headRows(grid, Math.min(head, grid.rows / grid.cols - 1));
}

export const seriesOf = (frame: Frame, key: SeriesKey): Series =>
  frame.series[key] ?? { x: new Float64Array(), y: new Float64Array() };

/** A curve's value at a hidden state; undefined where it has none. */
export function measuredAt(frame: Frame, key: SeriesKey, at: number): number | undefined {
  const { x, y } = seriesOf(frame, key);
  const index = x.indexOf(at);
  return index < 0 ? undefined : y[index];
}

/** ±1, 3, 10, 30 …: the first that leaves a grid of this RMS room, so that a scale holds still but for steps of about three. */
function roomFor(rms: number): number {
  const wanted = 1.5 * rms;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return wanted > 3 * power ? 10 * power : wanted > power ? 3 * power : power;
}

/** One scale for the whole trunk: ±3, as suits what comes out of a LayerNorm, and wider where the trunk grows beyond. */
export function trunkScale(frame: Frame): HeatScale {
  return diverging(roomFor(Math.max(1, ...seriesOf(frame, 'trunk.rms').y)));
}

export function scaleOf(frame: Frame, { open, chosen }: Stack): HeatScale {
  if (open === 'trunk') return trunkScale(frame);
  if (open === 'probs') return probability;
  const rms = measuredAt(frame, `${open}.rms`, chosen) ?? 1;
  return diverging(rms > 0 ? roomFor(rms) : 3);
}

/** px of a strip: a token's row as high as the whole stack leaves room for, at least four. */
export function stripHeight(layers: number, tokens: number): number {
  const row = Math.max(4, Math.min(12, Math.floor(520 / ((layers + 1) * Math.max(1, tokens)))));
  return Math.max(32, row * tokens);
}
