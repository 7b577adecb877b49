import type { PassStage, PassTensor } from '@/components/viz/passes/contract';
import { roomFor } from '@/components/viz/passes/roomFor';
import { diverging, type HeatScale } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import type { FeedForwardLabParams, FeedForwardTensor } from '@/lib/experiments/feed-forward-lab/params';
import type { Grid } from '@/lib/grid';
import { chosenOf, gridOf, tensors } from './cells';
import type { Messages } from './messages.en';
import { selectionsOf } from './selections';

const rmsOf = ({ values }: Grid): number =>
  Math.sqrt(Float64Array.from(values, v => v * v).reduce((sum, v) => sum + v, 0) / values.length);

const inside: readonly FeedForwardTensor[] = ['u', 'act', 'f'];
const gradients: readonly FeedForwardTensor[] = ['dh', 'du', 'dAct', 'dSum', 'dy'];
const groups: Record<FeedForwardTensor, readonly FeedForwardTensor[]> = {
  h: ['h'],
  sum: ['h'],
  y: ['h'],
  u: inside,
  act: inside,
  f: inside,
  w1: ['w1'],
  w2: ['w1'],
  dh: gradients,
  du: gradients,
  dAct: gradients,
  df: gradients,
  dSum: gradients,
  dy: gradients,
  dw1: ['dw1', 'dw2'],
  dw2: ['dw1', 'dw2'],
};

/** One scale for the trunk, one inside the network, one for weights, one for gradients of tokens, one for those of weights. */
export const scaleOf = (frame: Frame, key: FeedForwardTensor): HeatScale =>
  diverging(roomFor(Math.max(...groups[key].map(name => rmsOf(gridOf(frame, name))))));

/** The network's tensors in the order in which they are computed, with what comes back to each. */
export function stagesOf(
  frame: Frame,
  params: FeedForwardLabParams,
  t: Messages,
): readonly PassStage<FeedForwardTensor>[] {
  const selections = selectionsOf(chosenOf(frame, params), params);
  const tensor = (key: FeedForwardTensor): PassTensor<FeedForwardTensor> => ({
    key,
    ...tensors[key],
    words: t.params.tensor.options[key],
    grid: gridOf(frame, key),
    scale: scaleOf(frame, key),
    selection: selections[key],
    rowAxis: t.axes[axesOf[key][0]],
    colAxis: t.axes[axesOf[key][1]],
  });
  const pair = (
    sign: string,
    forward: FeedForwardTensor,
    backward: FeedForwardTensor,
  ): PassStage<FeedForwardTensor> => ({
    sign,
    forward: tensor(forward),
    backward: tensor(backward),
  });
  return [
    pair('', 'h', 'dh'),
    pair('×', 'w1', 'dw1'),
    pair('=', 'u', 'du'),
    pair('→', 'act', 'dAct'),
    pair('×', 'w2', 'dw2'),
    pair('=', 'f', 'df'),
    pair(params.residual ? '+h' : '', 'sum', 'dSum'),
    pair('→', 'y', 'dy'),
  ];
}

export type AxisName = 'token' | 'feature' | 'unit';
export const axesOf: Record<FeedForwardTensor, readonly [AxisName, AxisName]> = {
  h: ['token', 'feature'],
  w1: ['unit', 'feature'],
  u: ['token', 'unit'],
  act: ['token', 'unit'],
  w2: ['feature', 'unit'],
  f: ['token', 'feature'],
  sum: ['token', 'feature'],
  y: ['token', 'feature'],
  dh: ['token', 'feature'],
  dw1: ['unit', 'feature'],
  du: ['token', 'unit'],
  dAct: ['token', 'unit'],
  dw2: ['feature', 'unit'],
  df: ['token', 'feature'],
  dSum: ['token', 'feature'],
  dy: ['token', 'feature'],
};
