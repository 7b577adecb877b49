import type { KernelVariant } from '../../../lib/engine/kernels/instance';
import { loadKernels } from '../../../lib/engine/kernels/kernels';
import { createTrainer, type TrainerOptions } from '../../../lib/engine/train/trainer';
import type { Course, Learner } from './course';

export async function ours({ options }: Course, variant: KernelVariant): Promise<Learner> {
  const kernels = await loadKernels({ variant });
  if (!kernels) throw new Error(`no WebAssembly with ${variant} here`);
  return learner({ ...options, kernels });
}

/** The readable loops. */
export const functional = async ({ options }: Course): Promise<Learner> => learner(options);

function learner(options: TrainerOptions): Learner {
  const trainer = createTrainer(options);
  return {
    step: () => trainer.step().loss,
    parameter: name => {
      const found = Object.entries(trainer.parameters).find(([each]) => each === name)?.[1];
      if (!found || !('data' in found)) throw new RangeError(`no parameter ${name}`);
      return Float32Array.from(found.data);
    },
  };
}
