import { instantiate } from '../../../lib/engine/kernels/instance';

/** Multiply-adds that a round of the probe does: 24 independent ones, of 4 numbers each. */
const multiplyAddsARound = 24 * 4;
const rounds = 200_000;

export interface Limit {
  readonly name: 'limit';
  readonly run: () => void;
  /** Floating-point operations of one run. */
  readonly flops: number;
}

/** What this machine's 128-bit multiply-adds come to when nothing has to be fetched. */
export async function limit(): Promise<Limit> {
  const kernels = await instantiate();
  if (!kernels) throw new Error('no WebAssembly with SIMD here');
  return {
    name: 'limit',
    flops: 2 * multiplyAddsARound * rounds,
    run: () => void kernels.exports.peakMadd(rounds),
  };
}
