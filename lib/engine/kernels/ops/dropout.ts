import { expectLike } from '../../check';
import type { Dropout } from '../../functional/dropout';
import type { Ops } from '../../functional/ops';
import type { Tensor } from '../../tensor';
import type { ArenaTensor } from '../arenaTensor';
import type { Recorder } from '../recorder';

/**
 * The factors m / (1 − p) of a dropout, in the shape of `like`: drawn anew at each replay from what the options hold then. They are
 * there at p = 0 too, as ones: p may change between replays.
 */
export function dropoutScale(recorder: Recorder, like: Tensor, options: Dropout): ArenaTensor {
  const scale = recorder.place(like.axes, like.shape);
  recorder.step({ reads: [options], writes: [scale], run: () => draw(scale.data, options) });
  return scale;
}

function draw(scale: Float32Array, options: Dropout): void {
  const { p } = options;
  if (p === 0) {
    scale.fill(1);
    return;
  }
  if (!(p > 0 && p < 1)) throw new RangeError(`dropout: p is ${p}, expected 0 ≤ p < 1`);
  const { rng } = options;
  const kept = 1 / (1 - p);
  for (let i = 0; i < scale.length; i++) scale[i] = rng.uniform() < p ? 0 : kept;
}

/** y = x ⊙ m / (1 − p) */
export const dropout =
  (recorder: Recorder): Ops['dropout'] =>
  (x, options) => {
    if (!options) return { out: x, cache: {} };
    const { wasm, place, step } = recorder;
    const input = recorder.taken('dropout', 'x', x);
    const scale = dropoutScale(recorder, x, options);
    const out = place(x.axes, x.shape);
    step({
      reads: [input, scale],
      writes: [out],
      run: () => wasm.multiply(input.offset, scale.offset, out.offset, out.length),
    });
    return { out, cache: { scale } };
  };

/** dX = dY ⊙ m / (1 − p) */
export const dropoutBackward =
  (recorder: Recorder): Ops['dropoutBackward'] =>
  (dOut, { scale }) => {
    if (!scale) return dOut;
    expectLike('dropoutBackward', 'dOut', dOut, scale);
    const { wasm, place, step, taken } = recorder;
    const [dY, factors] = [taken('dropoutBackward', 'dOut', dOut), taken('dropoutBackward', 'scale', scale)];
    const dX = place(dOut.axes, dOut.shape);
    step({
      reads: [dY, factors],
      writes: [dX],
      run: () => wasm.multiply(dY.offset, factors.offset, dX.offset, dX.length),
    });
    return dX;
  };
