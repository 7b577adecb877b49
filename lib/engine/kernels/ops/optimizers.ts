import { expectLike } from '../../check';
import type { Ops } from '../../functional/ops';
import { ArenaTensor } from '../arenaTensor';
import { none } from '../exports';
import type { Recorder } from '../recorder';

/** In place, so everything that changes must be in the arena: parameters by `tape.parameters`, moments by `tape.input`. */
function inArena(op: string, name: string, x: object): ArenaTensor {
  if (x instanceof ArenaTensor) return x;
  throw new TypeError(`${op}: ${name} is outside the tape, expected one of its own tensors`);
}

/** g ← g + λθ; b ← μb + g; θ ← θ − lr·b. `hyper` is read at each replay. */
export const sgdStep =
  (recorder: Recorder): Ops['sgdStep'] =>
  (parameter, gradient, momentumBuffer, hyper) => {
    expectLike('sgdStep', 'gradient', gradient, parameter);
    if (momentumBuffer) expectLike('sgdStep', 'momentumBuffer', momentumBuffer, parameter);
    const theta = inArena('sgdStep', 'parameter', parameter);
    const b = momentumBuffer && inArena('sgdStep', 'momentumBuffer', momentumBuffer);
    const g = recorder.taken('sgdStep', 'gradient', gradient);
    const { wasm, step } = recorder;
    step({
      reads: [theta, g, ...(b ? [b] : []), hyper],
      writes: b ? [theta, b] : [theta],
      run: () => {
        const { learningRate, momentum, nesterov, weightDecay } = hyper;
        if (momentum !== 0 && !b) throw new RangeError(`sgdStep: momentum is ${momentum}, expected a buffer`);
        wasm.sgdStep(
          theta.offset,
          g.offset,
          b?.offset ?? none,
          theta.length,
          learningRate,
          momentum,
          weightDecay,
          nesterov ? 1 : 0,
        );
      },
    });
  };

/** m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; θ ← θ − lr · m̂ / (√v̂ + ε). `hyper` is read at each replay. */
export const adamStep =
  (recorder: Recorder): Ops['adamStep'] =>
  (parameter, gradient, expAvg, expAvgSq, hyper) => {
    expectLike('adamStep', 'gradient', gradient, parameter);
    expectLike('adamStep', 'expAvg', expAvg, parameter);
    expectLike('adamStep', 'expAvgSq', expAvgSq, parameter);
    const theta = inArena('adamStep', 'parameter', parameter);
    const g = recorder.taken('adamStep', 'gradient', gradient);
    const [m, v] = [inArena('adamStep', 'expAvg', expAvg), inArena('adamStep', 'expAvgSq', expAvgSq)];
    const { wasm, step } = recorder;
    step({
      reads: [theta, g, m, v, hyper],
      writes: [theta, m, v],
      run: () => {
        const { step: t, learningRate, beta1, beta2, eps, weightDecay, decoupledWeightDecay } = hyper;
        if (!(t >= 1)) throw new RangeError(`adamStep: step is ${t}, expected a whole number from 1`);
        wasm.adamStep(
          theta.offset,
          g.offset,
          m.offset,
          v.offset,
          theta.length,
          learningRate,
          beta1,
          beta2,
          eps,
          weightDecay,
          decoupledWeightDecay ? 1 : 0,
          1 - beta1 ** t,
          1 - beta2 ** t,
        );
      },
    });
  };

/** ‖g‖ over all gradients together; where it is above maxNorm, all are scaled, in place. */
export const clipGradNorm =
  (recorder: Recorder): Ops['clipGradNorm'] =>
  (gradients, options) => {
    const [first] = gradients;
    if (!first) throw new RangeError('clipGradNorm: there are no gradients, expected one');
    const all = gradients.map((each, i) => inArena('clipGradNorm', `gradient ${i}`, each));
    const { wasm, place, step } = recorder;
    const norm = place([], []);
    step({
      reads: [...all, options],
      writes: [norm, ...all],
      run: () => {
        const { maxNorm } = options;
        if (!(maxNorm > 0)) throw new RangeError(`clipGradNorm: maxNorm is ${maxNorm}, expected a number above 0`);
        let squares = 0;
        for (let i = 0; i < all.length; i++) squares += wasm.dot(all[i]!.offset, all[i]!.offset, all[i]!.length);
        const total = Math.sqrt(squares);
        norm.data[0] = total;
        // PyTorch's 1e-6: a norm of 0 divides too.
        const coefficient = maxNorm / (total + 1e-6);
        if (!(coefficient < 1 && Number.isFinite(total))) return;
        for (let i = 0; i < all.length; i++) wasm.scale(coefficient, all[i]!.offset, all[i]!.offset, all[i]!.length);
      },
    });
    return norm;
  };
