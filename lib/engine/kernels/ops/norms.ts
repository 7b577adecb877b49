import { expectLike, expectShape } from '../../check';
import { owed } from '../../functional/layerNorm';
import type { Ops } from '../../functional/ops';
import { type FloatArray, rowLength, type Tensor } from '../../tensor';
import type { ArenaTensor } from '../arenaTensor';
import { type Flag, none } from '../exports';
import type { Recorder } from '../recorder';
import { rowNumbers } from './rowNumbers';

/** What a norm leaves for its backward. rstd is read anew at each look, as a tensor's data is. */
function cacheOf({ once }: Recorder, normalized: ArenaTensor, rstd: ArenaTensor) {
  once(normalized, 'rstd', () => rstd);
  return {
    normalized,
    get rstd() {
      return rstd.data;
    },
  };
}

/** y = x̂ ⊙ weight + bias with x̂ = (x − μ) / √(σ² + ε) */
export const layerNorm =
  (recorder: Recorder): Ops['layerNorm'] =>
  (x, weight, bias, eps) => {
    const n = rowLength(x);
    if (weight) expectShape('layerNorm', 'weight', weight, x.axes.slice(-1), [n], x);
    if (bias) expectShape('layerNorm', 'bias', bias, x.axes.slice(-1), [n], x);
    const { wasm, place, step, frozen } = recorder;
    const input = recorder.taken('layerNorm', 'x', x);
    const rows = input.length / n;
    const w = weight && frozen('layerNorm', 'weight', weight);
    const b = bias && frozen('layerNorm', 'bias', bias);
    const [out, normalized, rstd] = [place(x.axes, x.shape), place(x.axes, x.shape), place(['token'], [rows])];
    const [weightAt, biasAt] = [w?.offset ?? none, b?.offset ?? none];
    step({
      reads: [input, w, b].filter(each => each !== undefined),
      writes: [out, normalized, rstd],
      run: () =>
        wasm.layerNorm(input.offset, weightAt, biasAt, out.offset, normalized.offset, rstd.offset, rows, n, eps),
    });
    return { out, cache: cacheOf(recorder, normalized, rstd) };
  };

/** y = x̂ ⊙ weight with x̂ = x / √(mean(x²) + ε) */
export const rmsNorm =
  (recorder: Recorder): Ops['rmsNorm'] =>
  (x, weight, eps) => {
    const n = rowLength(x);
    if (weight) expectShape('rmsNorm', 'weight', weight, x.axes.slice(-1), [n], x);
    const { wasm, place, step } = recorder;
    const input = recorder.taken('rmsNorm', 'x', x);
    const rows = input.length / n;
    const w = weight && recorder.frozen('rmsNorm', 'weight', weight);
    const [out, normalized, rstd] = [place(x.axes, x.shape), place(x.axes, x.shape), place(['token'], [rows])];
    const weightAt = w?.offset ?? none;
    step({
      reads: w ? [input, w] : [input],
      writes: [out, normalized, rstd],
      run: () => wasm.rmsNorm(input.offset, weightAt, out.offset, normalized.offset, rstd.offset, rows, n, eps),
    });
    return { out, cache: cacheOf(recorder, normalized, rstd) };
  };

/** dX = (g − mean(g) − x̂ · mean(g ⊙ x̂)) / s with g = dY ⊙ weight; dWeight = Σ dY ⊙ x̂, dBias = Σ dY */
export const layerNormBackward =
  (recorder: Recorder): Ops['layerNormBackward'] =>
  (dOut, weight, cache, detach = 'none') => {
    const dBias = recorder.place(dOut.axes.slice(-1), [rowLength(dOut)]);
    const { mean, rstd } = owed[detach];
    const gradients = normBackward(recorder, 'layerNormBackward', dOut, weight, cache, mean, rstd, dBias);
    return { ...gradients, dBias };
  };

/** As layerNormBackward, without the mean's term and the bias. */
export const rmsNormBackward =
  (recorder: Recorder): Ops['rmsNormBackward'] =>
  (dOut, weight, cache, detach = 'none') =>
    normBackward(recorder, 'rmsNormBackward', dOut, weight, cache, 0, owed[detach].rstd);

function normBackward(
  recorder: Recorder,
  op: string,
  dOut: Tensor,
  weight: Tensor | undefined,
  cache: { readonly normalized: Tensor; readonly rstd: FloatArray },
  throughMean: Flag,
  throughRstd: Flag,
  dBias?: ArenaTensor,
): { dX: ArenaTensor; dWeight: ArenaTensor } {
  expectLike(op, 'dOut', dOut, cache.normalized);
  const n = rowLength(dOut);
  if (weight) expectShape(op, 'weight', weight, dOut.axes.slice(-1), [n], dOut);
  const { wasm, place, step, taken, frozen } = recorder;
  const dY = taken(op, 'dOut', dOut);
  const normalized = taken(op, 'normalized', cache.normalized);
  const rows = normalized.length / n;
  const rstd = rowNumbers(recorder, op, 'rstd', normalized, () => cache.rstd);
  const w = weight && frozen(op, 'weight', weight);
  const [dX, dWeight] = [place(dOut.axes, dOut.shape), place(dOut.axes.slice(-1), [n])];
  const [weightAt, dBiasAt] = [w?.offset ?? none, dBias?.offset ?? none];
  step({
    reads: [dY, normalized, rstd, w].filter(each => each !== undefined),
    writes: [dX, dWeight, dBias].filter(each => each !== undefined),
    run: () =>
      wasm.normBackward(
        dY.offset,
        weightAt,
        normalized.offset,
        rstd.offset,
        dX.offset,
        dWeight.offset,
        dBiasAt,
        rows,
        n,
        throughMean,
        throughRstd,
      ),
  });
  return { dX, dWeight };
}
