import { expectLike, expectShape } from '../../check';
import type { Ops } from '../../functional/ops';
import type { Recorder } from '../recorder';

/** y = r·x + a·F. a is one number, read at each replay. */
export const residual =
  (recorder: Recorder): Ops['residual'] =>
  (branch, skip, r, branchScale) => {
    expectLike('residual', 'skip', skip, branch);
    if (branchScale) expectShape('residual', 'branchScale', branchScale, [], [], branch);
    const { wasm, place, step, taken } = recorder;
    const [f, x] = [taken('residual', 'branch', branch), taken('residual', 'skip', skip)];
    const out = place(branch.axes, branch.shape);
    step({
      reads: branchScale ? [f, x, branchScale] : [f, x],
      writes: [out],
      run: () => wasm.weightedSum(r, x.offset, branchScale?.data[0] ?? 1, f.offset, out.offset, out.length),
    });
    return out;
  };

/** dF = a·dY, dX = r·dY, da = Σ dY ⊙ F */
export const residualBackward =
  (recorder: Recorder): Ops['residualBackward'] =>
  (dOut, branch, r, branchScale) => {
    expectLike('residualBackward', 'dOut', dOut, branch);
    if (branchScale) expectShape('residualBackward', 'branchScale', branchScale, [], [], branch);
    const { wasm, place, step, taken } = recorder;
    const [dY, f] = [taken('residualBackward', 'dOut', dOut), taken('residualBackward', 'branch', branch)];
    const [dBranch, dSkip] = [place(dOut.axes, dOut.shape), place(dOut.axes, dOut.shape)];
    const dBranchScale = place([], []);
    step({
      reads: branchScale ? [dY, f, branchScale] : [dY, f],
      writes: [dBranch, dSkip, dBranchScale],
      run: () => {
        wasm.scale(branchScale?.data[0] ?? 1, dY.offset, dBranch.offset, dY.length);
        wasm.scale(r, dY.offset, dSkip.offset, dY.length);
        dBranchScale.data[0] = wasm.dot(dY.offset, f.offset, dY.length);
      },
    });
    return { dBranch, dSkip, dBranchScale };
  };
