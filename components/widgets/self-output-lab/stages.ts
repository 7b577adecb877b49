import type { PassStage, PassTensor } from '@/components/viz/passes/contract';
import { roomFor } from '@/components/viz/passes/roomFor';
import { diverging, type HeatScale, magnitude } from '@/components/viz/scale';
import type { Frame } from '@/lib/experiments/contract';
import type { SelfOutputLabParams, SelfOutputTensor } from '@/lib/experiments/self-output-lab/params';
import type { Grid } from '@/lib/grid';
import { chosenOf, gridOf, tensors } from './cells';
import type { Messages } from './messages.en';
import { selectionsOf } from './selections';

const rmsOf = ({ values }: Grid): number =>
  Math.sqrt(Float64Array.from(values, v => v * v).reduce((sum, v) => sum + v, 0) / values.length);

const groups: Record<SelfOutputTensor, readonly SelfOutputTensor[]> = {
  c: ['c', 'a'],
  a: ['c', 'a'],
  dropped: ['c', 'a'],
  w: ['w'],
  m: ['m'],
  x: ['x'],
  sum: ['x'],
  y: ['x'],
  dc: ['dc', 'da', 'dSum', 'dy'],
  da: ['dc', 'da', 'dSum', 'dy'],
  dDropped: ['dc', 'da', 'dSum', 'dy'],
  dx: ['dc', 'da', 'dSum', 'dy'],
  dSum: ['dc', 'da', 'dSum', 'dy'],
  dy: ['dc', 'da', 'dSum', 'dy'],
  dw: ['dw'],
  db: ['db'],
};

/** One scale for the branch, one for the trunk, one for all gradients of tokens; weights have their own. m is 0 up to 2. */
export function scaleOf(frame: Frame, key: SelfOutputTensor): HeatScale {
  if (key === 'm') return magnitude(2);
  return diverging(roomFor(Math.max(...groups[key].map(name => rmsOf(gridOf(frame, name))))));
}

/** The module's tensors in the order in which they are computed, with what comes back to each. */
export function stagesOf(
  frame: Frame,
  params: SelfOutputLabParams,
  t: Messages,
): readonly PassStage<SelfOutputTensor>[] {
  const chosen = chosenOf(frame, params);
  const selections = selectionsOf(chosen, params);
  const tensor = (key: SelfOutputTensor): PassTensor<SelfOutputTensor> => ({
    key,
    ...tensors[key],
    words: t.params.tensor.options[key],
    grid: gridOf(frame, key),
    scale: scaleOf(frame, key),
    selection: selections[key],
    rowAxis: key === 'w' || key === 'dw' ? t.outAxis : t.tokenAxis,
    colAxis: key === 'w' || key === 'dw' ? t.inAxis : t.featureAxis,
  });
  const pair = (sign: string, forward: SelfOutputTensor, backward?: SelfOutputTensor): PassStage<SelfOutputTensor> => ({
    sign,
    forward: tensor(forward),
    backward: backward && tensor(backward),
  });
  const add = params.residual ? '+' : '';
  const dense = [pair('', 'c', 'dc'), { ...pair('×', 'w', 'dw'), below: tensor('db') }, pair('=', 'a', 'da')];
  return params.beforeAdd
    ? [
        ...dense,
        pair('⊙', 'm'),
        pair('=', 'dropped', 'dDropped'),
        pair(add, 'x', 'dx'),
        pair('=', 'sum', 'dSum'),
        pair('→', 'y', 'dy'),
      ]
    : [
        ...dense,
        pair(add, 'x', 'dx'),
        pair('=', 'sum', 'dSum'),
        pair('⊙', 'm'),
        pair('=', 'dropped', 'dDropped'),
        pair('→', 'y', 'dy'),
      ];
}
