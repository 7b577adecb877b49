import { expectLike } from '../../check';
import {
  type ActivationId,
  activate as anyActivation,
  activateBackward as anyDerivative,
} from '../../functional/activations';
import type { Ops } from '../../functional/ops';
import type { ArenaTensor } from '../arenaTensor';
import type { KernelExports, Pointer } from '../exports';
import { lift } from '../lift';
import type { Recorder } from '../recorder';

interface ActivationKernels {
  readonly forward: (wasm: KernelExports) => (x: Pointer, y: Pointer, n: number) => void;
  readonly backward: (wasm: KernelExports) => (dOut: Pointer, x: Pointer, dX: Pointer, n: number) => void;
  /** The backward reads y = f(x) in x's place. */
  readonly readsOutput?: boolean;
}

/** Activations that have kernels, under the names of functional/activations.ts; any other is lifted. */
const kernels: { readonly [K in ActivationId]?: ActivationKernels } = {
  gelu: { forward: wasm => wasm.gelu, backward: wasm => wasm.geluBackward },
  gelu_new: { forward: wasm => wasm.geluTanh, backward: wasm => wasm.geluTanhBackward },
  gelu_pytorch_tanh: { forward: wasm => wasm.geluTanh, backward: wasm => wasm.geluTanhBackward },
  relu: { forward: wasm => wasm.relu, backward: wasm => wasm.reluBackward },
  tanh: { forward: wasm => wasm.tanh, backward: wasm => wasm.tanhBackward, readsOutput: true },
};

/** y = f(x) */
export const activate = (recorder: Recorder): Ops['activate'] => {
  const lifted = lift(recorder, anyActivation);
  return (x, id: ActivationId) => {
    const kernel = kernels[id];
    if (!kernel) return lifted(x, id);
    const input = recorder.taken('activate', 'x', x);
    return recorder.once(input, id, () => activated(recorder, input, kernel));
  };
};

function activated({ wasm, place, step }: Recorder, x: ArenaTensor, kernel: ActivationKernels): ArenaTensor {
  const f = kernel.forward(wasm);
  const y = place(x.axes, x.shape);
  step({ reads: [x], writes: [y], run: () => f(x.offset, y.offset, y.length) });
  return y;
}

/** dX = dY ⊙ f′(x) */
export const activateBackward = (recorder: Recorder): Ops['activateBackward'] => {
  const lifted = lift(recorder, anyDerivative);
  return (dOut, x, id: ActivationId) => {
    const kernel = kernels[id];
    if (!kernel) return lifted(dOut, x, id);
    const op = 'activateBackward';
    expectLike(op, 'dOut', dOut, x);
    const df = kernel.backward(recorder.wasm);
    const [dY, input] = [recorder.taken(op, 'dOut', dOut), recorder.taken(op, 'x', x)];
    const source = kernel.readsOutput ? recorder.once(input, id, () => activated(recorder, input, kernel)) : input;
    const dX = recorder.place(x.axes, x.shape);
    recorder.step({
      reads: [dY, source],
      writes: [dX],
      run: () => df(dY.offset, source.offset, dX.offset, dX.length),
    });
    return dX;
  };
};
