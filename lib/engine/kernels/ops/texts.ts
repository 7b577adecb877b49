import type { Ops } from '../../functional/ops';
import { forEveryText as anyForEveryText } from '../../functional/texts';
import { lift } from '../lift';
import type { Recorder } from '../recorder';

/** [1, token, hidden] → [batch, token, hidden] */
export const forEveryText = (recorder: Recorder): Ops['forEveryText'] => {
  const { wasm, place, step, taken } = recorder;
  const lifted = lift(recorder, anyForEveryText);
  return (x, batch) => {
    // What is wrong with x the reference says.
    if (x.axes[0] !== 'batch' || x.shape[0] !== 1) return lifted(x, batch);
    const input = taken('forEveryText', 'x', x);
    const out = place(x.axes, [batch, ...x.shape.slice(1)]);
    step({
      reads: [input],
      writes: [out],
      run: () => {
        for (let b = 0; b < batch; b++) wasm.copy(input.offset, out.offset + 4 * b * input.length, input.length);
      },
    });
    return out;
  };
};

/** The sum over the texts: [batch, token, hidden] → [1, token, hidden] */
export const overTexts =
  (recorder: Recorder): Ops['overTexts'] =>
  dX => {
    const { wasm, place, step, taken } = recorder;
    const dY = taken('overTexts', 'dX', dX);
    const out = place(dX.axes, [1, ...dX.shape.slice(1)]);
    step({
      reads: [dY],
      writes: [out],
      run: () => wasm.sumRows(dY.offset, out.offset, dY.length / out.length, out.length),
    });
    return out;
  };
