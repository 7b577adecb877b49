import { flatTargets, IGNORED } from '../../functional/crossEntropy';
import type { Ops } from '../../functional/ops';
import { rowLength } from '../../tensor';
import type { ArenaIntegers } from '../arenaTensor';
import type { Recorder } from '../recorder';

/** Targets into their place, −1 where they don't count; returns how many do. */
function place(flat: Float64Array, labels: ArenaIntegers, ignoreIndex: number): number {
  const into = labels.data;
  let count = 0;
  for (let r = 0; r < flat.length; r++) {
    const counts = flat[r] !== ignoreIndex;
    into[r] = counts ? flat[r]! : -1;
    if (counts) count++;
  }
  return count;
}

/** L = −(1/n) Σ ln p[target]. Targets are read, and checked, at each replay. */
export const crossEntropy =
  (recorder: Recorder): Ops['crossEntropy'] =>
  (logits, targets, options = {}) => {
    const { wasm, step } = recorder;
    const input = recorder.taken('crossEntropy', 'logits', logits);
    const n = rowLength(logits);
    const rows = input.length / n;
    const [loss, probs] = [recorder.place([], []), recorder.place(logits.axes, logits.shape)];
    const losses = recorder.place(['token'], [rows]);
    const labels = recorder.integers(rows);
    step({
      reads: [input, targets, options],
      writes: [loss, probs, losses],
      run: () => {
        const { ignoreIndex = IGNORED } = options;
        const count = place(flatTargets('crossEntropy', input, targets, ignoreIndex), labels, ignoreIndex);
        const sum = wasm.crossEntropy(input.offset, labels.offset, probs.offset, losses.offset, rows, n);
        loss.data[0] = sum / count;
      },
    });
    return { loss, probs };
  };

/** dLogits = (p − onehot(target)) / n */
export const crossEntropyBackward =
  (recorder: Recorder): Ops['crossEntropyBackward'] =>
  (probs, targets, options = {}) => {
    const { wasm, step } = recorder;
    const p = recorder.taken('crossEntropyBackward', 'probs', probs);
    const n = rowLength(probs);
    const rows = p.length / n;
    const dLogits = recorder.place(probs.axes, probs.shape);
    const labels = recorder.integers(rows);
    step({
      reads: [p, targets, options],
      writes: [dLogits],
      run: () => {
        const { ignoreIndex = IGNORED } = options;
        const count = place(flatTargets('crossEntropyBackward', p, targets, ignoreIndex), labels, ignoreIndex);
        wasm.crossEntropyBackward(p.offset, labels.offset, dLogits.offset, rows, n, 1 / count);
      },
    });
    return dLogits;
  };
