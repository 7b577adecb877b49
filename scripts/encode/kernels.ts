import type { RunOptions } from '../../lib/engine/bert/run';
import { EncodeError, oneLine } from './EncodeError';
import type { EncodeOptions } from './options';

export interface Engine {
  /** For the summary. */
  readonly name: string;
  readonly ops: Pick<RunOptions, 'ops'>;
}

const reference: Engine = { name: 'reference', ops: {} };

/**
 * What computes. Kernels are compiled on the way where that was not done yet, for the command works right after `npm ci`. Where they
 * cannot be had: an error if they were asked for, else the reference, and a word about it.
 */
export async function engineFor({ dtype, kernels }: EncodeOptions, note: (line: string) => void): Promise<Engine> {
  if (dtype === 'float64' || kernels === 'reference') return reference;
  const without = (reason: string): Engine => {
    if (kernels === 'wasm') throw new EncodeError(`--kernels wasm: ${reason}`);
    note(`encode: computing with --kernels reference, since ${reason}`);
    return reference;
  };
  try {
    const { generateKernels, kernelsAreThere } = await import('../generate/kernels');
    if (!(await kernelsAreThere())) note('encode: compiling the kernels, this once: some seconds');
    await generateKernels();
  } catch (error) {
    return without(`the kernels cannot be compiled: ${oneLine(error)}`);
  }
  const { loadKernels } = await import('../../lib/engine/kernels/kernels');
  const loaded = await loadKernels();
  if (!loaded) return without('there is no WebAssembly with SIMD here');
  return { name: `wasm ${loaded.variant}`, ops: { ops: loaded.record().ops } };
}
