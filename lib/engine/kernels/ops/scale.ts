import { expectLike, expectShape } from '../../check';
import type { Ops } from '../../functional/ops';
import type { Recorder } from '../recorder';

/** y = factor · x. The factor is one number, read at each replay. */
export const scale =
  (recorder: Recorder): Ops['scale'] =>
  (x, factor) => {
    expectShape('scale', 'factor', factor, [], [], x);
    const { wasm, place, step } = recorder;
    const input = recorder.taken('scale', 'x', x);
    const out = place(x.axes, x.shape);
    step({
      reads: [input, factor],
      writes: [out],
      run: () => wasm.scale(factor.data[0]!, input.offset, out.offset, out.length),
    });
    return out;
  };

/** dX = factor · dY, dFactor = Σ dY ⊙ x */
export const scaleBackward =
  (recorder: Recorder): Ops['scaleBackward'] =>
  (dOut, x, factor) => {
    expectLike('scaleBackward', 'dOut', dOut, x);
    expectShape('scaleBackward', 'factor', factor, [], [], x);
    const { wasm, place, step, taken } = recorder;
    const [dY, input] = [taken('scaleBackward', 'dOut', dOut), taken('scaleBackward', 'x', x)];
    const [dX, dFactor] = [place(x.axes, x.shape), place([], [])];
    step({
      reads: [dY, input, factor],
      writes: [dX, dFactor],
      run: () => {
        wasm.scale(factor.data[0]!, dY.offset, dX.offset, dX.length);
        dFactor.data[0] = wasm.dot(dY.offset, input.offset, dX.length);
      },
    });
    return { dX, dFactor };
  };
