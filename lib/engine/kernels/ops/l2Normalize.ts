import { expectLike } from '../../check';
import type { Ops } from '../../functional/ops';
import { rowLength } from '../../tensor';
import type { ArenaTensor } from '../arenaTensor';
import type { Recorder } from '../recorder';

/** y = x / max(‖x‖₂, ε) */
export const l2Normalize =
  (recorder: Recorder): Ops['l2Normalize'] =>
  (x, eps) => {
    const { wasm, place, step, once } = recorder;
    const input = recorder.taken('l2Normalize', 'x', x);
    const n = rowLength(x);
    const rows = input.length / n;
    const [normalized, factors] = [place(x.axes, x.shape), place(['token'], [rows])];
    step({
      reads: [input],
      writes: [normalized, factors],
      run: () => wasm.l2Normalize(input.offset, normalized.offset, factors.offset, rows, n, eps),
    });
    once(normalized, 'factors', () => factors);
    const cache = {
      normalized,
      eps,
      // The kernels keep 1 / max(‖x‖₂, ε) instead.
      get norms() {
        return normsOf(input, rows, n);
      },
    };
    return { out: normalized, cache };
  };

function normsOf({ data }: ArenaTensor, rows: number, n: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, r) => Math.hypot(...data.subarray(r * n, (r + 1) * n)));
}

/** dX = (dY − y · (dY · y)) / ‖x‖ */
export const l2NormalizeBackward =
  (recorder: Recorder): Ops['l2NormalizeBackward'] =>
  (dOut, cache) => {
    const op = 'l2NormalizeBackward';
    expectLike(op, 'dOut', dOut, cache.normalized);
    const { wasm, place, step, taken, once } = recorder;
    const [dY, normalized] = [taken(op, 'dOut', dOut), taken(op, 'normalized', cache.normalized)];
    const n = rowLength(dOut);
    const rows = dY.length / n;
    // A cache from elsewhere has norms instead.
    const factors = once(normalized, 'factors', () =>
      taken(op, 'norms', {
        axes: ['token'],
        shape: [rows],
        get data() {
          return Float32Array.from(cache.norms, norm => 1 / Math.max(norm, cache.eps));
        },
      }),
    );
    const dX = place(dOut.axes, dOut.shape);
    step({
      reads: [dY, normalized, factors],
      writes: [dX],
      run: () => wasm.l2NormalizeBackward(dY.offset, normalized.offset, factors.offset, dX.offset, rows, n, cache.eps),
    });
    return dX;
  };
