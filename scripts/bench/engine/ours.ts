import { bertEncoder } from '../../../lib/engine/bert/encoder';
import { startRun } from '../../../lib/engine/bert/run';
import type { KernelVariant } from '../../../lib/engine/kernels/instance';
import { loadKernels } from '../../../lib/engine/kernels/kernels';
import type { Work } from '../works';
import type { Prepared } from './contender';

export interface PreparedOurs extends Prepared {
  readonly release: () => void;
  /** What stays in the arena: packed weights, and every activation of the pass. */
  readonly weightBytes: number;
  readonly activationBytes: number;
}

/** The same modules recorded on a tape and replayed, from a new input to the last hidden state, with every activation kept. */
export const ours =
  (variant: KernelVariant) =>
  async ({ config, stateDict, x }: Work): Promise<PreparedOurs> => {
    const kernels = await loadKernels({ variant });
    if (!kernels) throw new Error(`no WebAssembly with ${variant} here`);
    const frozen = kernels.freeze(stateDict);
    const tape = kernels.record();
    const input = tape.input(x.axes, x.shape);
    input.data.set(x.data);
    const y = bertEncoder(startRun(config, frozen.parameters, { ops: tape.ops }), input);
    return {
      run: () => {
        input.data.set(x.data);
        tape.replay();
      },
      output: () => Float32Array.from(y.data),
      release: () => {
        tape.release();
        frozen.release();
      },
      weightBytes: frozen.bytes,
      activationBytes: tape.bytes,
    };
  };
