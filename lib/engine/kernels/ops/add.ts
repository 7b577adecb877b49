import { expectLike } from '../../check';
import type { Ops } from '../../functional/ops';
import type { Recorder } from '../recorder';

/** a + b */
export const add =
  (recorder: Recorder): Ops['add'] =>
  (a, b) => {
    expectLike('add', 'b', b, a);
    const { wasm, place, step, taken } = recorder;
    const [left, right] = [taken('add', 'a', a), taken('add', 'b', b)];
    const out = place(a.axes, a.shape);
    step({
      reads: [left, right],
      writes: [out],
      run: () => wasm.add(left.offset, right.offset, out.offset, out.length),
    });
    return out;
  };
