import { instantiate } from '../../../lib/engine/kernels/instance';

const rounds = 200_000;

export interface Limit {
  readonly name: 'limit';
  readonly run: () => void;
  /** Of one run. */
  readonly multiplyAdds: number;
}

/** What this machine's 128-bit multiply-adds come to when nothing has to be fetched. */
export async function limit(): Promise<Limit> {
  const kernels = await instantiate();
  if (!kernels) throw new Error('no WebAssembly with SIMD here');
  return {
    name: 'limit',
    // A round does 24 independent ones, of 4 numbers each.
    multiplyAdds: 24 * 4 * rounds,
    run: () => void kernels.exports.peakMadd(rounds),
  };
}
