import { expectLike } from '../../check';
import type { Ops } from '../../functional/ops';
import { rowLength } from '../../tensor';
import type { Recorder } from '../recorder';
import { rowNumbers } from './rowNumbers';

/** y = x / max(‖x‖₂, ε) */
export const l2Normalize =
  (recorder: Recorder): Ops['l2Normalize'] =>
  (x, eps) => {
    const { wasm, place, step, once } = recorder;
    const input = recorder.taken('l2Normalize', 'x', x);
    const n = rowLength(x);
    const rows = input.length / n;
    const [normalized, norms] = [place(x.axes, x.shape), place(['token'], [rows])];
    step({
      reads: [input],
      writes: [normalized, norms],
      run: () => wasm.l2Normalize(input.offset, normalized.offset, norms.offset, rows, n, eps),
    });
    once(normalized, 'norms', () => norms);
    const cache = {
      normalized,
      eps,
      // Read anew, as a tensor's data is.
      get norms() {
        return norms.data;
      },
    };
    return { out: normalized, cache };
  };

/** dX = (dY − y · (dY · y)) / ‖x‖ */
export const l2NormalizeBackward =
  (recorder: Recorder): Ops['l2NormalizeBackward'] =>
  (dOut, cache) => {
    const op = 'l2NormalizeBackward';
    expectLike(op, 'dOut', dOut, cache.normalized);
    const { wasm, place, step, taken } = recorder;
    const [dY, normalized] = [taken(op, 'dOut', dOut), taken(op, 'normalized', cache.normalized)];
    const n = rowLength(dOut);
    const rows = dY.length / n;
    const norms = rowNumbers(recorder, op, 'norms', normalized, () => cache.norms);
    const dX = place(dOut.axes, dOut.shape);
    step({
      reads: [dY, normalized, norms],
      writes: [dX],
      run: () => wasm.l2NormalizeBackward(dY.offset, normalized.offset, norms.offset, dX.offset, rows, n, cache.eps),
    });
    return dX;
  };
