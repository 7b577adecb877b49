import type { Estimate } from '@/lib/engine/metrics/estimate';
import type { Digits } from '@/lib/format';
import type { Claim } from './contract';

/** A claim measured on draws. `tolerance` is at least 4 standard errors at its draws; the test measures that too. */
export function sampled(
  id: string,
  expected: number,
  tolerance: number,
  digits: Digits,
  measure: (seed: number, signal: AbortSignal) => Estimate | Promise<Estimate>,
): Claim {
  return {
    id,
    expected,
    tolerance,
    digits,
    kind: 'sampled',
    compute: (seed, { signal }) => {
      signal.throwIfAborted();
      return measure(seed, signal);
    },
  };
}
